//! Help of the command line.

/// One line about the program.
pub const ABOUT: &str = "质量医院：小微企业的质量咨询机器人（分诊、有依据的指南、专家接诊、统计）";
/// Under the list of commands.
pub const EXAMPLES: &str = "示例：
  quality-clinic                                     启动服务（同 serve）
  quality-clinic chat                                在终端里以企业身份咨询
  quality-clinic chat --as expert --name 王工         在终端里以专家身份接诊
  quality-clinic ask \"企业标准要备案吗\"                问一句，看企业会看到什么
  quality-clinic standard \"gbt 32614\"                查一个标准
  quality-clinic invite --role expert --department certification

退出码：0 成功；1 出错或没有找到；2 用法或设置有误。数据写到标准输出，说明写到标准错误。
设置的先后：clinic.toml < 环境变量（CLINIC_DATA、TELOXIDE_TOKEN 等）< 命令行参数。";
/// `--config`.
pub const CONFIG: &str = "设置文件，默认 clinic.toml（没有也可以）［CLINIC_CONFIG］";
/// `--data`.
pub const DATA: &str = "数据目录，默认 data［CLINIC_DATA］";
/// `--knowledge`.
pub const KNOWLEDGE: &str = "知识库目录，默认用程序内置的［CLINIC_KNOWLEDGE］";

/// `permissions`.
pub const PERMISSIONS: &str = "打印权限表：哪种人对哪种咨询单能做什么";
/// `report`.
pub const REPORT: &str = "做服务月报：Word、Excel、CSV 文件，附台账和统计口径";
/// Under `report`.
pub const REPORT_EXAMPLES: &str = "示例：
  quality-clinic report 2026-10 -o 月报
  quality-clinic report 2026年三季度 --format xlsx -o .
  quality-clinic report 上月 --for public          对外公开：不足三家企业的数隐去，不带台账";
/// `report PERIOD`.
pub const REPORT_PERIOD: &str = "时段：2026-10、2026年三季度、2026年上半年、2026、2026-10-01..2026-10-15、上月";
/// `report --format`.
pub const REPORT_FORMAT: &str = "格式，可重复；不写就是全部";
/// `report -o`.
pub const REPORT_OUT: &str = "放文件的目录，没有就建";
/// `report --for`.
pub const REPORT_FOR: &str = "给谁看：office 质量办内部，public 对外";
/// `recount`.
pub const RECOUNT: &str = "复核统计：不看统计结果，把全部经过从头再数一遍，逐格比对；有不一致的列出来，退出码 1";
/// Under `recount`.
pub const RECOUNT_EXAMPLES: &str = "示例：
  quality-clinic recount                    从第一条提问到现在，逐月复核
  quality-clinic recount --month 2026-10    只复核一个月";
/// `backup`.
pub const BACKUP: &str = "备份：数据库和附件存成一个文件，服务不用停；存好后打开核对过才算数";
/// Under `backup`.
pub const BACKUP_EXAMPLES: &str = "示例：
  quality-clinic backup 备份-2026-11-24.tar
服务运行时每天夜里自动备份一份（默认在数据目录的 backups 里，留 14 份）。请另外把备份拷到别的机器。";
/// `backup FILE`.
pub const BACKUP_FILE: &str = "备份文件，不能已经存在";
/// `restore`.
pub const RESTORE: &str = "恢复备份：先停服务；核对备份没有问题才动现有数据，现有数据挪到一边，不删";
/// Under `restore`.
pub const RESTORE_EXAMPLES: &str = "示例：
  quality-clinic restore data/backups/clinic-2026-11-24.tar";
/// `restore FILE`.
pub const RESTORE_FILE: &str = "备份文件";
/// `doctor`.
pub const DOCTOR: &str =
    "体检：数据库、待发消息、备份、知识库、放假安排逐项看，有问题的写明怎么办；除了把旧版本的数据库升级，什么也不改";
/// `recount --month`.
pub const RECOUNT_MONTH: &str = "只复核这个月，写成 2026-10";
/// `sign-in`.
pub const SIGN_IN: &str = "为新的专家或质量办成员打印一个网页登录链接（只能用一次）";
/// `serve`.
pub const SERVE: &str = "启动服务：运行所有配置好的渠道，直到收到停止信号";

/// `chat`.
pub const CHAT: &str = "在终端里聊天；可同时开多个终端，分别扮演企业、专家、质量办";
/// Under `chat`.
pub const CHAT_EXAMPLES: &str = "示例：
  quality-clinic chat
  quality-clinic chat --as expert --department certification --department quality --name 王工
  quality-clinic chat --as office
  printf '企业标准要备案吗\\n1\\n' | quality-clinic chat";
/// `chat --as`.
pub const CHAT_AS: &str = "身份：client 企业、expert 专家、office 质量办";
/// `chat --department`.
pub const CHAT_DEPARTMENT: &str = "专家的科室，可重复；不写就是全部科室";
/// `chat --name`.
pub const CHAT_NAME: &str = "名字；同名即同一个人，下次接着聊";

/// `ask`.
pub const ASK: &str = "问知识库一个问题，打印企业会看到的答复；不写数据库";
/// Under `ask`.
pub const ASK_EXAMPLES: &str = "示例：
  quality-clinic ask \"企业标准要备案吗\"
  echo '{\"id\":\"1\",\"text\":\"企业标准要备案吗\"}' | quality-clinic ask --json";
/// `ask TEXT`.
pub const ASK_TEXT: &str = "问题";
/// `ask --json`.
pub const ASK_JSON: &str = "从标准输入逐行读 {\"id\",\"text\"}，每行输出一行 JSON";

/// `standard`.
pub const STANDARD: &str = "查标准登记簿：编号的任何写法都可以";
/// Under `standard`.
pub const STANDARD_EXAMPLES: &str = "示例：
  quality-clinic standard \"GB/T 32614-2023\"
  quality-clinic standard 国标32614 --json";
/// `standard NUMBER`.
pub const STANDARD_NUMBER: &str = "标准编号";
/// `--json` of a data command.
pub const JSON: &str = "输出 JSON";

/// `knowledge`.
pub const KNOWLEDGE_COMMAND: &str = "知识库";
/// `knowledge check`.
pub const KNOWLEDGE_CHECK: &str = "检查知识库的每个文件；有错误时退出码为 1";

/// `knowledge check --drafts`.
pub const KNOWLEDGE_DRAFTS: &str = "只检查数据文件夹 drafts 里由案例写成的草稿（和知识库放在一起检查）";

/// `knowledge gaps`.
pub const KNOWLEDGE_GAPS: &str = "列出知识库答不上来的问题，按科室和相近程度归类";
/// `knowledge corrections`.
pub const KNOWLEDGE_CORRECTIONS: &str = "导出被企业或专家改过科室的问题，每行一个 JSON，可作分诊的新例句";
/// `--month`.
pub const MONTH: &str = "只看一个月，如 2026-10；不写就是全部";

/// `calendar`.
pub const CALENDAR: &str = "放假安排：导入一年的，查看已有的";
/// `calendar import`.
pub const CALENDAR_IMPORT: &str = "导入一年的放假安排：先检查，有错就指出行号、不导入";
/// `calendar show`.
pub const CALENDAR_SHOW: &str = "列出已知的各年放假安排";
/// Under `calendar import`.
pub const CALENDAR_EXAMPLES: &str =
    "国务院办公厅一般在 11 月公布下一年的放假安排。文件格式与公开数据集 NateScarlet/holiday-cn 相同：
  quality-clinic calendar import 2027.json";
/// `calendar import FILE`.
pub const CALENDAR_FILE: &str = "JSON 文件";

/// `demo`.
pub const DEMO: &str = "生成一套演示数据：单独的新数据库，编造的一年，页面上都标“演示数据”";
/// Under `demo`.
pub const DEMO_EXAMPLES: &str = "示例（已有数据的目录不会动）：
  quality-clinic demo
  quality-clinic --data data-demo serve
  quality-clinic --data data-demo sign-in --role office";
/// `demo --seed`.
pub const DEMO_SEED: &str = "随机种子：同样的种子、同样的日期，生成的数据一样";
/// `demo --until`.
pub const DEMO_UNTIL: &str = "演示数据到哪一天，如 2026-11-24；不写就到现在";
/// `demo --months`.
pub const DEMO_MONTHS: &str = "一共几个月，最后一个月算在内";

/// `qr`.
pub const QR: &str = "把企业咨询网页的地址做成二维码（SVG），打印出来贴在乡镇窗口";
/// `qr --department`.
pub const QR_DEPARTMENT: &str = "扫码后直接说明是哪个科室的事";
/// `qr -o`.
pub const QR_OUT: &str = "写到哪个文件，如 code.svg";

/// `eval`.
pub const EVAL: &str = "用一组问题测量分诊和检索";

/// `invite`.
pub const INVITE: &str = "生成一次性邀请码（只有邀请码写到标准输出）；服务运行时也可以用";
/// Under `invite`.
pub const INVITE_EXAMPLES: &str = "示例：
  quality-clinic invite --role office
  quality-clinic invite --role expert --department certification --valid 48";
/// `invite --role`.
pub const INVITE_ROLE: &str = "身份：expert 专家、office 质量办";
/// `invite --department`.
pub const INVITE_DEPARTMENT: &str = "专家的科室，可重复";
/// `invite --valid`.
pub const INVITE_VALID: &str = "有效多少小时，默认 72 或设置里的 invitation.valid_hours";
