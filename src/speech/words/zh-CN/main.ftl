# 质量医院所有对外文字（简体中文）。改文字只改这个文件；{ $名字 } 是程序填入的内容，不能改名。
# 称呼对方一律用“您”。

## 门口
welcome =
    您好，这里是三门县质量医院。
    质量方面的难题（检测报告、标准、认证、计量、商标专利、出口要求……），直接用大白话说给我听，我马上给您指南并注明出处；指南不够用，就为您挂号请专家。
    例如：“皮带用了半年就脱层，该检什么？”“出口美国的冲锋衣要注意什么？”
    输入 /help 看怎么用，/privacy 看隐私说明。
greeting = 您好！请把质量上的问题用一两句话说出来，比如“地磅多久检一次”“吊牌上要写什么”。
help-head = 怎么用
help-body =
    · 直接打字提问，马上得到有出处的指南。
    · 看完指南，可以说“解决了”“找专家”或“换科室”。
    · 挂号后，回复某条消息，就是补充到那张咨询单；也可以发照片和文件。
    · 涉及商业秘密：挂号时点“商业秘密”，或写“商业秘密 ZL-2026-00042”，只有接诊的专家和质量办一位同事能看到。
    · 结案后会问您“解决了没有”：点“解决了”“没解决”“还在试”，或直接写这几个字。
    · 写错了可以直接修改原来的消息，专家会看到改前改后；/phone 留联系电话。
    · 输入咨询单号（如 ZL-2026-00042）随时查进度。
    · 收到处方后，点“Word 版”或输入“处方笺 ZL-2026-00042”，就能拿到可以打印存档的文件。
help-commands = 命令
help-expert-head = 专家
help-expert-body =
    · 新咨询单会发卡片给您，点“接诊”，先点到的人接。
    · 接诊后直接回复卡片就是答复；以“//”开头的是内部备注，企业看不到。
    · 商业秘密 ZL-2026-00042 标为保密单，解除保密 ZL-2026-00042 取消；保密单接诊后才看得到内容。
    · 开处方后会按科室的天数问企业“解决了没有”，要改就写“复诊 ZL-2026-00042 5天”。
    · 没送到的答复会提醒您，点“再发一次”或写“再发一次 ZL-2026-00042”；每条送没送到看“详情”。
    · 也可以打字：接诊 ZL-2026-00042、答复 ZL-2026-00042：……、追问、备注、转科、处方、退回。
    · 处方发出前可以只改一项（改诊断、改依据……）；发错了点“更正处方”或写“更正 ZL-2026-00042”，企业会看到改了什么。
    · 延期：到办结时限之前可以延一次，点“延期”，或输入“延期 ZL-2026-00042 3天 等检测报告”；原因会告诉企业。
    · 会诊：点“会诊”，或输入“会诊 ZL-2026-00042 周工 标准研制”；被请的人点“参加”后看得到本单、用备注讨论，由您统一答复。退出会诊、结束会诊也可以打字。
    · 同一企业重复的单子可以合并：合并 ZL-2026-00043 ZL-2026-00042；混着两件事的可以拆分：拆分 ZL-2026-00042 计量测试：另一件事。3 天内可以撤销：撤销合并 ZL-2026-00043、撤销拆分 ZL-2026-00044。按钮在“详情”里。
    · 转科要写原因；转过两次以后由质量办决定，机器人会替您报上去。
    · /next 接最先到期的一张；接诊后长时间没有动静会自动退回候诊，写一条备注就算在办。
    · 请假：/away 12-01..12-05 @李工（或“请假 12月1日到5日 @李工”），期间新单发给代理人；销假：/away off。同事请假时，他的单子可以“接手 ZL-2026-00042”。
    · 结案的好案例可以点“写成指南”或写“写成指南 ZL-2026-00042”：企业和个人信息自动隐去，您核对后存成草稿。
    · 每个工作日早上发早报，列出您手上的单子；/duty 看值班表，值班的先收到新单。
    · 写处方时可以“套用旧方”（或写“套用 ZL-2026-00042”）；写答复时可以点“常用语”，/phrases 添加和删除。
help-office-head = 质量办
help-office-body =
    · /invite expert certification 邀请专家，/invite office 邀请质量办成员。
    · 指派：指派 ZL-2026-00042，或在卡片上点“指派”。
    · 差评（不满意、非常不满意）马上告诉您：1 个工作日内联系企业，点“已联系”；15 天内整改，点“已整改”，企业可再评一次。/ratings 看没处理完的。
    · 商业秘密单由质量办一位同事负责：点“由我负责”，先点到的人能看到内容，其他同事看不到。
    · 转了两次还要转的单子报到您这里，点一下就定：留下、转走或指派；也可以输入“留科 ZL-2026-00042”。/queue 末尾列出还没定的。
    · /stats 今天、本周、本月，或 /stats 2026-10。
    · /duty 检测认证 12-01..12-05 @李工 排值班；没人接、快超时、已超时都会提醒您，工作日早上有早报。
command-start = 开始
command-help = 怎么用
command-my = 我的咨询
command-standard = 查标准，如 /standard GB/T 32614
command-cancel = 取消正在做的事
command-language = 语言 / Language
command-privacy = 隐私说明
command-queue = 候诊的咨询单
command-mine = 我的接诊
command-ticket = 看一张咨询单，如 /ticket ZL-2026-00042
command-phrases = 常用语：查看、添加、删除
command-invite = 邀请专家或质量办成员
command-people = 人员名单
command-stats = 统计数据
privacy =
    隐私说明
    · 保存什么：您发来的文字、照片和文件，您填写的企业名称、行业、乡镇和联系电话，以及咨询单的处理过程。
    · 谁能看到：本科室的专家能看到您的问题、补充材料和往来；企业名称和联系电话只有接诊的专家和质量办能看到。内部备注您看不到；其他企业什么都看不到。标为“商业秘密”的咨询单，只有接诊的专家和质量办的一位同事能看到。质量办启用了工作人员的内部群时，群里能看到尽量隐去名称、姓名和号码的问题和进度，看不到商业秘密单。
    · 用来做什么：只用于答复您和统计（统计不出现企业名称）。
    · 与执法分开：咨询内容不作为检查、处罚的线索；但出现伤人、起火这类紧急情况，请您自己尽快按规定报告，我们会提醒您。
    · 保存多久：{ $kept }。到期自动删除；咨询单的编号、时间和统计数字不含您的文字，一直保存。要看我们保存了您的什么，输入 /export（或点下面的按钮），马上得到一份副本；要删除，输入 /forget，会先告诉您删什么、留什么。
    · 用 Telegram 时，消息经过 Telegram 的服务器，特别要紧的商业秘密请不要发在这里，可挂号时点“商业秘密”，再约专家当面谈。
languages = 请选择语言 / Please choose a language
language-set = 好的，以后用中文和您说。
cancelled = 已取消。您可以直接输入新的问题。
nothing-to-cancel = 现在没有正在进行的事。您可以直接输入问题。

## 指南
urgent-head = 【急】先做这几步：{ $title }
department-line = 归入“{ $department }”科室，因为提到{ $because }。不对？请点“换科室”。
department-line-plain = 归入“{ $department }”科室。不对？请点“换科室”。
quoted = “{ $word }”
standards-head = 您提到的标准
passage-head = { $title }（{ $section }）
basis = 依据：
checked = 核对日期 { $date }，可信度{ $confidence }
overdue-review = 本条应于 { $date } 前复核，尚未复核，请以原文为准
confidence-high = 高
confidence-medium = 中
confidence-low = 低（未核实）
guidance-foot = 以上是一般指引，不代替检测结论和执法认定；拿不准请找专家。
urgent-no-evidence = 请先照上面的步骤做。要专家马上接手，请点“找专家”，按急件处理。
no-evidence =
    没有找到可靠的依据，我不乱说。
    您可以换个说法再问一次（写上产品、标准号或出口国家会更准），也可以点“找专家”，由专家答复您。
no-evidence-standard = 上面是标准登记的情况；其他内容没有找到可靠的依据，可以点“找专家”。
out-of-scope = 这件事不归质量医院管。
out-of-scope-foot = 如果其实是产品质量、标准、检测、计量、认证、品牌、知识产权或出口要求的问题，请换个说法，或点“换科室”。
elsewhere = 可以拨打：消费投诉 12315；政务服务 12345；劳动社保 12333；税务 12366；火警 119、急救 120、报警 110。
solved-thanks = 太好了，祝您生意顺利。有问题随时来。
pick-department = 现在归在“{ $department }”。请选一个科室（点按钮，或输入名称、序号）：
pick-department-none = 请选一个科室（点按钮，或输入名称、序号）：
rerouted = 已改到“{ $department }”科室，谢谢您的指正。需要专家答复吗？
question-first = 请先用一两句话说说您的问题，我先帮您查；需要时再为您请专家。
asked-before = 您在{ $when }已经问过很像的问题，{ $number }（{ $department }）还没结束。补充进去，还是另外挂号？
ticket-exists = 这个问题已经挂过号了：{ $number }（{ $stage }）。要补充内容，请回复本消息。

## 标准
standard-usage = 请写上标准号，例如：/standard GB/T 32614 或 /standard 32614。
standard-none =
    登记簿里没有“{ $asked }”。这不等于它不存在：请到全国标准信息公共服务平台 openstd.samr.gov.cn 查一查，也可以直接提问，再点“找专家”。
standard-several = “{ $asked }”对应 { $count } 条：
standard-unknown = 登记簿里没有 { $number } 这一版；不等于它不存在，请到 openstd.samr.gov.cn 核对编号和年份，或点“找专家”。
standard-line = ● { $number }《{ $title }》
standard-untitled = ● { $number }
standing-in-force = { $since } 起实施，现行
standing-not-yet = { $from } 起实施，现在还没到实施日
standing-until-then = ；此前执行 { $number }
standing-replaced = 已被 { $by } 代替
standing-replaced-since = 已被 { $by } 代替（{ $since } 起）
standing-withdrawn = 已于 { $since } 废止
standing-date-unknown = 登记在册，实施日期尚待核对
standing-unconfirmed = 未核实，不能作为依据
standard-doubtful = 注意：{ $number } { $standing }
standard-published = 发布 { $date }
standard-replaces = 代替 { $list }
standard-check = 核对：{ $check }
standard-unconfirmed-check = 请到 { $check } 核对后再用
law-in-force = { $date } 起施行
law-not-yet = { $date } 起施行，现在还没到
law-expired = 已于 { $date } 失效

## 挂号
urgent-first = 这是急事，我马上为您挂急号。下面几个问题会帮助专家更快下手，来不及就点“直接挂号”。
intake-ask = （{ $step }/{ $total }）{ $ask }
intake-file-kept = 文件收到了，会一起转给专家。
firm-name = 最后，请告诉我企业名称（只有接诊的专家和质量办能看到）：
firm-credit-code = 统一社会信用代码（18 位，可跳过）：
firm-industry = 属于哪个行业？（可跳过）
firm-town = 在哪个乡镇街道？（可跳过）
firm-name-too-long = 企业名称最多 { $max } 个字，请写简称。
firm-credit-code-wrong = 这个代码校验不对，请对照营业执照再输一遍（18 位数字和大写字母），或点“跳过”。
firm-industry-unknown = 没有这个行业，请点一个按钮，或点“跳过”。
ticket-opened =
    挂号成功：{ $number }
    科室：{ $department }（{ $urgency }）
    专家将在{ $promise }答复您。
ticket-unattended = 这个科室暂时没有在岗专家，质量办会安排人答复您。
ticket-urgent-foot = 危险还在的，不要等答复，直接打 119（火警）、120（急救）、110（报警）。
ticket-opened-foot = 要补充内容或照片，回复本消息即可；输入“我的咨询”随时查进度。
urgency-normal = 普通
urgency-urgent = 急

## 企业看咨询单
my-tickets-none = 您还没有咨询单。直接输入问题，我先帮您查。
my-tickets-head = 您的咨询单
ticket-line = { $number } · { $department } · { $stage } · { $about }
urgent-mark = 【急】
overdue-mark = 【超时】
undecided-mark = 【待质量办定】
stage-queued = 候诊
stage-in-hand = 接诊中
stage-asking = 等企业补充
stage-answered = 已答复
stage-closed = 已结案
stage-withdrawn = 已撤回
stage-merged = 已并入 { $other }
client-ticket-head = { $number } · { $department } · { $stage }
client-ticket-question = 问题：{ $text }
client-ticket-holder = 接诊专家：{ $name }
client-ticket-promise = 承诺答复时间：{ $promise }
client-ticket-extended = 已延期，办结时间：{ $promise }
lines-head = 往来
line = [{ $when } { $author }] { $body }
you = 您
file-mark = 〔附件 { $name }〕
photo-mark = 〔照片〕
add-ask = 请写下要补充到 { $number } 的内容，也可以发照片或文件：
added = 已补充到 { $number }，专家会看到。
added-after-end = 已记在 { $number } 上并转给专家看。这张单子已经结束；要重新处理，请点“重新打开”。
withdraw-sure = 确定撤回 { $number } 吗？撤回后专家不再处理；以后可以重新打开。
withdrawn = { $number } 已撤回。
rating-ask = { $number } 已结案。您对这次服务满意吗？
rated = 谢谢您的评价：{ $grade }。（{ $number }）
grade-5 = 非常满意
grade-4 = 满意
grade-3 = 基本满意
grade-2 = 不满意
grade-1 = 非常不满意
nothing-to-rate = 没有等您评价的咨询单。
reopen-ask = 请说说 { $number } 哪里没有解决（可跳过）：
reopened = { $number } 已重新打开，专家会继续处理。编号和原来的时间都保留。
what-waits = 您刚才写的：“{ $text }”
which-ticket = 这段话是补充到哪张咨询单，还是新的问题？
file-kept = 文件收到了。请再用一两句话说说问题，我先帮您查；需要专家时文件会一起转过去。
pending-full = 一次最多暂存 { $max } 个文件，这一个没有收下。请先说清前面的文件属于哪张咨询单或哪个问题。
from-house-answer = { $number } · { $expert } 答复：
from-house-question = { $number } · { $expert } 想请您补充：
from-house-foot-answer = 解决了请点“已解决”；还有疑问，回复本消息即可。
from-house-foot-question = 请回复本消息作答，也可以发照片或文件。
prescription-head = { $number } · 处方（{ $expert }）
prescription-findings = 诊断
prescription-cause = 原因
prescription-measures = 处方
prescription-basis = 依据
prescription-foot = 本次咨询已结案。没有解决可以点“重新打开”。您对这次服务满意吗？
prescription-superseded = （已更正）{ $when } { $author } 开的处方
correction-head = { $number } · 更正处方（{ $expert }）
correction-replaces = 请以这一份为准；它代替 { $when } 发出的处方。
correction-before = 被代替的内容
correction-was = 原{ $part }：{ $text }
correction-foot = 已经按原处方做了的，请回复本消息告诉专家。
paper-here = { $number } 的处方笺（Word 版）在附件里，可以打印、签字、存档。
paper-not-yet = { $number } 还没有处方，做不了 Word 版。专家开了处方以后再要。
paper-issuer = 三门县质量医院
paper-title = 处方笺
paper-number = 咨询单号
paper-firm = 企业
paper-no-firm = （未填写）
paper-department = 科室
paper-asked = 提问日期
paper-sent = 开方日期
paper-version = 版本
paper-corrected = 第 { $version } 份，为更正件，代替此前发出的处方
paper-question = 主诉
paper-intake = 问诊
paper-standards = 文中提到的标准（{ $date }核对）：
paper-standard = { $named }：{ $standing }
paper-follow-up = 复诊结果
paper-solved = 企业确认已解决。
paper-reopened = 企业反映没有解决，已重新打开。
paper-unconfirmed = 尚未确认。
paper-rating = 企业评价：{ $grade }
paper-signature = 专家：{ $expert }　　签字：＿＿＿＿＿＿＿＿
paper-date = { $date }
paper-remark = 本处方供企业改进质量参考，不代替检测结论和执法认定；标准以官方最新文本为准。
paper-page-before = 第{" "}
paper-page-between = {" "}页　共{" "}
paper-page-after = {" "}页
paper-file = { $number }处方笺.docx
news-claimed = { $number }：{ $expert } 已接诊，会尽快答复您。
news-transferred = { $number } 转到“{ $department }”科室继续处理。编号不变，承诺时间不变，您不用再做什么。
news-reassigned = { $number } 改由 { $expert } 接诊，编号和承诺时间不变。
news-extended = { $number } 还要些时间：{ $reason }。{ $expert } 会在{ $promise }给您办结，编号不变，您不用再做什么。
news-merged = { $number } 和 { $other } 是同一件事，并到一起办理，{ $number } 不再单独处理。提问时间和承诺都按早的那张算；回复任何一条消息都会转给专家，您不用再做什么。
news-unmerged = { $number } 恢复单独办理，不再和 { $other } 并在一起。编号、提问时间和承诺都不变。
news-split = { $other } 里还有另一个问题：“{ $text }”。已单独编号 { $number }，由“{ $department }”科室办理，提问时间不变。
news-split-promise = 专家将在{ $promise }答复您。
news-split-soon = 会优先处理。
news-unsplit = { $number } 不再单列，并回 { $other } 一起办理，您不用再做什么。

## 专家
card-head = { $number } · { $department } · { $stage }
card-question = 问：{ $text }
card-cut = ……（全文点“详情”）
card-because = 分诊依据：{ $because }
card-firm = 企业：{ $firm }
card-firm-hidden = 企业名称接诊后可见
card-intake = { $label }：{ $answer }
card-shown = 已给指南：{ $titles }
card-promise = 首次答复时限：{ $promise }
card-extended = 已延期，办结时限：{ $until }
card-added = 企业已补充 { $count } 条（点“详情”看）
card-holder = 接诊：{ $name }
card-took-part = 参加会诊：{ $names }
card-invited = 已请会诊，等回复：{ $names }
card-part = 并入的 { $number }：{ $text }
card-taken = { $number } 已由 { $by } 接诊。
card-over = { $number } 已不在本科室候诊。
case-history = 经过：{ $steps }
step-line = { $when } { $actor } { $what }
step-opened = 挂号
step-claimed = 接诊
step-released = 退回
step-asked-back = 追问
step-client-wrote = 补充
step-answered = 答复
step-noted = 备注
step-transferred = 转到{ $department }
step-assigned = 指派给自己
step-assigned-to = 指派给{ $name }
step-consult-invited = 请{ $name }（{ $department }）会诊
step-consult-joined = 参加会诊
step-consult-declined = 谢绝会诊
step-consult-left = 退出会诊
step-consult-taken-out = 让{ $name }退出会诊
step-consult-ended = 结束会诊
step-merged-into = 并入{ $other }
step-merge-took = 并来{ $other }
step-merge-undone = 撤销合并，不再并在{ $other }里
step-merge-gave-back = 撤销合并，{ $other }恢复
step-parted-from = 从{ $other }拆出
step-split-off = 拆出{ $other }
step-referred = 报质量办，想转到{ $department }
step-kept = 定留在{ $department }
step-extended = 延期{ $days }个工作日（{ $reason }）
step-prescribed = 开处方结案
step-learned = 写成指南草稿
step-corrected = 更正处方
step-confirmed = 确认解决
step-reopened = 重新打开
step-withdrawn = 撤回
step-rated = 评价“{ $grade }”
case-lines = 与企业往来
case-notes = 内部备注（企业看不到）
case-prescription = 处方
client-wrote = { $number } 企业补充：
client-author = 企业
holder-confirmed = { $number }：企业确认已解决，已结案。
holder-withdrawn = { $number }：企业已撤回。
holder-reopened = { $number }：企业重新打开，请继续处理。
holder-reopened-reason = { $number }：企业重新打开，原因：{ $reason }
holder-rated = { $number }：企业评价“{ $grade }”。
holder-assigned = { $number }：质量办指派给您，请接着处理。
holder-taken = { $number }：质量办已改派给 { $by }。
note-news = { $number } 内部备注（{ $author }）：
answer-ask = 请写下给企业的答复（{ $number }），可以附照片或文件。以“//”开头的是内部备注。
answer-sent = 答复已发给企业（{ $number }）。
ask-back-ask = 请写下要问企业的内容（{ $number }）：
ask-back-sent = 已向企业追问（{ $number }）。
note-ask = 请写下内部备注（{ $number }），企业看不到：
note-kept = 内部备注已记下（{ $number }），企业看不到。
note-where = 备注要写在某张咨询单上：请回复它的卡片，或写“备注 ZL-2026-00042：内容”。
release-ask = 请说明退回 { $number } 的原因（企业看不到）：
released = { $number } 已退回候诊，时限不变。
put-down = { $number } 还没写的话先放下了。要接着写，请点那张单上的按钮，或写“答复 { $number }：……”。
transfer-ask = { $number } 转到哪个科室？（点按钮，或输入名称、序号）
transfer-reason-ask = { $number } 转到“{ $department }”，请写一句原因（留给接手的专家看）：
transfer-done = { $number } 已转到“{ $department }”。
office-decides = { $number } 已经转过 { $times } 次，再转要由质量办决定。请选您认为该去的科室并写明原因，我报给质量办；决定之前单子还在这里，请继续照看。
referral-reason-ask = { $number } 想转到“{ $department }”，请写一句原因（报质量办，企业看不到）：
referred = { $number } 已报质量办决定，定下来会告诉您。
referred-nobody = { $number } 已记下，但现在没有质量办成员可以决定。请直接联系质量办；单子还在这里，请继续照看。
kept = { $number }：质量办（{ $by }）定了，留在“{ $department }”办理，请接着处理。
keep-done = { $number } 留在“{ $department }”，已告诉专家。
decision-head = { $number } 请质量办定：已转过 { $times } 次，{ $by } 想从“{ $department }”转到“{ $to }”
decision-reason = 原因：{ $reason }
undecided-head = 等质量办决定
extension-ask = { $number } 的办结时限是{ $promise }。延长几个工作日（1 到 { $max }）？只能延一次，企业会收到新的时限。也可以一次写全，如“3天 等检测报告”。
extension-reason-ask = { $number } 延长 { $days } 个工作日，到{ $promise }。请写一句原因（会原样告诉企业）：
extension-reason-known = 原因已记下（会原样告诉企业）：{ $reason }
extension-done = { $number } 已延期到{ $promise }，已告诉企业。
consult-whom = { $number } 请谁会诊？点科室，或直接输入专家姓名、科室名（可写几个，用空格隔开，最多 { $max } 人）。参加的人能看到本单的内部情况，只能写内部备注，不能答复企业。
consult-whom-of = { $number } 请“{ $department }”的哪位专家会诊？
consult-nobody = { $number }：“{ $department }”现在没有可以请的专家。
consult-no-such-colleague = 没有找到叫“{ $name }”的专家或科室，一个都没有请。请核对后再输入一遍（{ $number }）：
consult-invited = { $number } 已请 { $names } 会诊，等他们回复。
consult-invitation = { $number } { $by }（{ $department }）请您会诊
consult-invitation-foot = 参加后能看到这张单的往来和内部备注；讨论用内部备注，由接诊专家统一答复企业。
consult-joined = { $number }：{ $name } 参加会诊。
consult-declined = { $number }：{ $name } 谢绝会诊。
consult-left = { $number }：{ $name } 不再参加会诊。
consult-ended = { $number } 会诊已结束，谢谢。讨论和参加的人都留在记录里。
consult-leave-done = { $number }：好的，您不参加这次会诊。
consult-end-done = { $number } 会诊已结束，讨论都留在内部备注里。
consult-mine-head = 会诊
merge-with-which = { $number } 和哪一张合并？只列同一企业、还没结束、您能处理的；也可以输入单号。
merge-with-none = 没有找到可以和 { $number } 合并的咨询单（要同一企业、还没结束，并且在您手上或在您科室候诊）。可以输入单号，或请质量办合并。
merge-sure = 把 { $part } 并入 { $whole }？早的一张留下，编号、时间和承诺都不变；{ $part } 到此为止，以后的补充都进 { $whole }。企业会收到一次通知，3 天内可以撤销。
merge-part = 并入：{ $number } { $text }
merge-whole = 留下：{ $number } { $text }
merge-done = { $part } 已并入 { $whole }，已告诉企业。并错了可以在 3 天内撤销。
merge-news = { $part } 已并入 { $whole }，请在 { $whole } 里一起答复。
split-undone = 拆分撤销了：{ $part } 并回 { $whole }，已告诉企业。
unmerge-done = { $part } 已恢复，和原来一样，不再并在 { $whole } 里；已告诉企业。
split-what = { $number } 里哪一部分是另一件事？点企业的一条消息，或自己写一句（企业会看到）：
split-where = 另立一张：“{ $text }”。归哪个科室？（点按钮，或输入名称、序号；{ $number } 照常办理）
split-done = 已从 { $whole } 拆出 { $part }，转到“{ $department }”候诊，提问时间和承诺不变，已告诉企业。没人接诊之前可以在 3 天内撤销。
prescription-ask = （{ $step }/4）{ $number } { $part }：请输入，可跳过。
prescription-empty = 处方是空的，没有发出。请至少写一项：点“处方结案”重新开始。
prescription-preview = 请检查，确认后点“发送”，企业收到后本单结案（{ $number }）：
prescription-standards = 文中提到的标准：
prescription-preview-foot = （只改一项，点“改诊断”等按钮；不发送可点“重写”或“取消”）
prescription-edit = { $number } 请重新写“{ $part }”，其他几项不变：
prescription-edit-now = 现在是：{ $text }
correction-preview = 请改要更正的几项，改完点“发送”：企业会收到更正后的处方，并看到原来写的是什么（{ $number }）。
correction-sent = 更正后的处方已发给企业（{ $number }），两份都留在记录里。
correction-nothing = { $number } 还没有发过处方，没有可更正的。要结案请点“处方结案”；要说明情况请点“答复”。
correction-unchanged = { $number } 还没有改动，没有发出。请先点“改诊断”等按钮改，或点“取消”。
correction-overtaken = { $number } 的处方刚刚已有新的一份，您这份更正没有发出。请点“更正处方”，在新的基础上改。
corrections-used-up = { $number } 已经更正很多次了，不能再更正。请给企业打电话说清楚，或请企业重新打开后另开处方。
correction-which = 更正哪一张的处方？
correction-none = 您没有开过处方的咨询单。要更正别人的，请写“更正 ZL-2026-00042”。
prescription-sent = 处方已发给企业，{ $number } 结案。
claim-first = { $number } 还没有接诊。请先点“接诊”再答复；内部备注请以“//”开头。
queue-head = 候诊
queue-none = 现在没有候诊的咨询单。
mine-head = 我的接诊
mine-none = 您手上没有在诊的咨询单。

old-records = 套用哪一份旧方？（写进 { $number } 还空着的几项，您再改）
old-records-none = 本科室还没有别的已结案处方可以套用。{ $number } 请直接写。
old-record-unknown = 没有可以套用的这张单：只能套用本科室已结案、开过处方、不涉密的咨询单。{ $number } 请接着写。
old-record-copied = 已套用 { $number } 的处方，隐去原企业的信息 { $count } 处；请对照本单改好再发。
old-record-where = 请先在要写处方的咨询单上点“处方结案”，再写“套用 ZL-2026-00042”。
phrase-departments = 哪个科室的常用语？
phrase-department = { $department }（{ $count }）
phrases-head = 常用语：{ $department }
phrases-none = 还没有常用语。
phrases-for = 选一条常用语（{ $number }）：
phrase-line = #{ $number } { $name }：{ $body }
phrase-usage =
    添加：/phrases add 名称：内容（管几个科室的，在名称前写科室：/phrases add 计量测试 开头：……）
    删除：/phrases del 3。查看：/phrases 计量测试
    内容里可以写 { $known }，用的时候自动填上；写答复时也可以直接写这些，或写大括号加常用语的名称、编号。
phrase-text-head = 常用语“{ $name }”
phrase-text-foot = 可以就这样发送；要改，请复制后改好直接发来。
phrase-length = 名称 1 到 { $name } 个字，内容 1 到 { $body } 个字；名称不能和占位符同名。没有保存。
phrase-name-taken = 这个科室已经有同名的常用语，没有保存。请换个名称，或先删除旧的。
phrase-too-many = 一个科室最多 { $max } 条常用语，没有保存。请先删除用不着的。
phrase-names-a-firm = 内容里有企业的名称，没有保存：换一家企业时会泄露出去。请改用占位符。
phrase-unknown = 没有这条常用语。输入 /phrases 查看。
gaps-unknown = 没有发出，也没有保存：不认识 { $list }。可以用的有 { $known }，以及本科室常用语的名称和编号。
gap-no-firm = 贵企业
draft-head = { $number } 的指南草稿（还没有存）
draft-short = 一句话答复
draft-steps = 怎么做
draft-standards = 提到的标准：{ $list }
draft-unknown = 登记册里没有、要先核对的标准：{ $list }
draft-sources = 找到的依据：{ $list }
draft-needs-sources = 依据还没有着落：存好以后，请在文件里按说明补上。
draft-hidden = 已隐去：
draft-hidden-line = { $kind } “{ $original }”（{ $count } 处）
draft-nothing-hidden = 没有发现要隐去的内容，请再看一遍。
draft-absent = 文中没有：{ $list }
draft-foot = 还有看得出是哪家企业、哪个人的地方，请直接输入那几个字（多个用顿号隔开）；都看过了，点“存草稿”。
draft-words-wrong = 请输入要隐去的词，每个 2 到 100 个字，多个用顿号隔开，一共不超过 50 个。
draft-secret = { $number } 是商业秘密，不能写成指南。
draft-nothing = { $number } 没有处方也没有答复，写不成指南。
draft-enough = { $number } 已经存过几份草稿，不再新存。请直接改已有的文件。
draft-kept =
    { $number } 的指南草稿已存：数据文件夹下的 { $path }（{ $by } 核对）。
    请改写后用 quality-clinic knowledge check --drafts 检查，没有错误再移进知识库。
mask-firm = 企业名称
mask-person = 人名
mask-credit-code = 信用代码
mask-identity = 证件号
mask-phone = 电话或账号
mask-email = 邮箱
mask-address = 地址
mask-account = 银行账号
mask-plate = 车牌
mask-link = 网址
mask-reference = 编号
mask-ticket = 咨询单号
mask-word = 您指定的词

## 质量办
invite-usage =
    用法：
    /invite expert certification　（邀请检测认证专家，可写多个科室，用空格隔开）
    /invite office　（邀请质量办成员）
    科室代号：{ $slugs }
invited =
    邀请码（只能用一次，{ $until }有效）：
    { $code }
    请把它发给对方，让他在对话里输入：/start { $code }
    角色：{ $roles }
redeemed = 欢迎加入质量医院！您的角色：{ $roles }。输入 /help 看怎么用。
role-office = 质量办
role-expert = { $departments }专家
invitation-unknown = 这个邀请码不对。请核对后重发，或向质量办要一个新的。
invitation-used = 这个邀请码已经用过了。请向质量办要一个新的。
invitation-expired = 这个邀请码已过期。请向质量办要一个新的。
people-head = 人员
people-none = 还没有专家和质量办成员。用 /invite 邀请。
people-line = { $name } · { $roles } · 在诊 { $count }
people-suspended = （已停用）
suspended = 已停用 { $name }：不再收到卡片，不能处理咨询单。
reinstated = 已恢复 { $name }。
not-yourself = 不能停用自己。
no-such-person = 没有这个人。
assign-ask = { $number } 指派给谁？
assign-none = { $number } 所在科室没有在岗专家。请先用 /invite 邀请，或转科。
assigned = { $number } 已指派给 { $to }。

## 拦住了
denied-no-such-ticket = 没有找到这张咨询单。
denied-experts-only = 这是专家的功能。您可以直接提问，我为您查指南或请专家。
denied-office-only = 这是质量办的功能。您可以直接提问，我为您查指南或请专家。
denied-holder-only = 只有接诊的专家能这样做。您可以写内部备注（以“//”开头）。
denied-suspended = 您的专家或质量办身份已停用，请联系质量办。
denied-own-ticket = 这是您自己的咨询单，由接诊专家处理。您可以补充、撤回或确认已解决，输入 /my 查看。
denied-office-decides = 这张单子转的次数多了，再转要由质量办决定。
refused-already-claimed = { $number } 已由 { $by } 接诊。
refused-already-yours = { $number } 已经在您手上了。
refused-wrong-stage = { $number } 现在是“{ $stage }”，不能这样做。
refused-same-department = { $number } 已经在这个科室了。
refused-already-rated = { $number } 已经评价过：{ $grade }。
refused-needs-reason = 请写一句原因（1 到 { $max } 个字）。
refused-not-an-expert = 对方不是这个科室的在岗专家，不能指派。
refused-kept-before = { $number } 能不能转到那个科室，质量办已经定过两次：留在本科室。有新情况请写备注，再直接和质量办说。
refused-already-referred = { $number } 已经报质量办了，还没有定。
refused-not-referred = { $number } 现在没有要质量办定的事，可能已经有人定了。
refused-already-extended = { $number } 已经延过一次期，办结时限是{ $promise }，不能再延。确实办不完，请写备注并联系质量办。
refused-past-deadline = { $number } 的办结时限（{ $when }）已经过了，不能再延期。请尽快答复，并联系质量办。
refused-extension-days = 延期请写 1 到 { $max } 个工作日，例如“3天 等检测报告”。
refused-consult-full = { $number } 会诊最多 { $max } 人（含已请未回复的）。可以先请人退出，或结束会诊后重新请。
refused-consult-already-in = { $number }：已经请过或已经在会诊里了。
refused-consult-not-them = 没有可以请的专家：不能请咨询人本人、接诊专家自己，或已停用、已在会诊里的人。
refused-consult-not-invited = { $number }：您没有被请会诊，或会诊已经结束。
refused-consult-no-panel = { $number } 现在没有会诊。
refused-consult-secret = { $number } 是商业秘密，只有接诊专家和一位质量办成员能看，不能会诊。要会诊请先解除保密。
refused-merge-itself = { $number } 不能和自己合并。请写另一张单号。
refused-merge-ended = 两张都没结束才能合并。已结束的要先重新打开。
refused-merge-other-firm = 两张单子不是同一企业的，不能合并，免得把一家的事告诉另一家。
refused-merge-urgent = { $number } 是急件，不能并进普通件，免得急事被压下。请先处理急件。
refused-merge-secret = 商业秘密的单子不能合并或拆分，免得内容被别人看到。请先解除保密。
refused-merge-part = { $number } 已并入 { $other }，请看 { $other }。
refused-merge-nothing-to-undo = { $number } 没有合并或拆分可以撤销。
refused-merge-too-late = { $number } 的合并或拆分已超过 3 天，不能撤销了。需要的话请转科、拆分或重新挂号。
refused-merge-in-hand = { $number } 已有人接诊，不能撤销拆分；要并回去请用“合并”。
find-what = 请写上咨询单号，例如：/ticket ZL-2026-00042。
no-such-department = 没有这个科室。请点按钮，或输入名称、序号（1 到 { $count }）。
stale-button = 这个按钮已经过时了。请看最新的消息，或输入 /my 查看咨询单。
unknown-command = 没有 /{ $name } 这个命令。输入 /help 看能做什么，或者直接打字提问。
text-wanted = 这一步请用文字写。不想继续就输入“取消”。
empty = 没有收到文字。请用一两句话说说您的问题。
nothing-said = 没看懂。要按按钮请点最新消息里的按钮；有问题请用一两句话说，比如“地磅多久检一次”。
too-long = 这段话有 { $chars } 个字，一次最多 { $max } 个字，没有收下。请先写最要紧的一两句；长材料可以做成文件，挂号后发给专家。
unsupported-sticker = 表情我看不懂，请用文字说说您的问题。
unsupported-voice = 语音我还听不了，请打字，或用手机输入法的语音转文字。
unsupported-video = 视频我收不了，请发照片，或用文字说明。
unsupported-location = 位置我用不上，请用文字写出地址或问题。
unsupported-contact = 名片我收不了，请用文字写出要说的事。
unsupported-file-too-large = 文件超过 20 MB，没有收下。请压缩后再发，或拆成几个文件。
unsupported-edited = 这条消息不在咨询单上，修改它不会改变已经收到的内容。请把更正的内容重新发一条。
unsupported-other = 这种消息我处理不了，请用文字、照片或文件。
state-lost = 系统刚升级，刚才进行到一半的步骤没能接上，抱歉。请把要说的再发一次；已挂号的咨询单不受影响。
our-fault = 抱歉，您的消息收到了，但处理时出了故障，我们已经记下并会检查。请稍后再发一次，或输入 /my 查看咨询单。

## 按钮
button-solved = 解决了
button-ask-expert = 找专家
button-change-department = 换科室
button-skip = 跳过
button-skip-all = 直接挂号
button-cancel = 取消
button-my-tickets = 我的咨询
button-add = 补充
button-withdraw = 撤回
button-withdraw-sure = 确定撤回
button-confirm = 已解决
button-reopen = 重新打开
button-new-question = 新问题
button-claim = 接诊
button-case = 详情
button-answer = 答复
button-ask-back = 追问
button-note = 备注
button-transfer = 转科
button-release = 退回
button-prescribe = 处方结案
button-send = 发送
button-rewrite = 重写
button-edit-part = 改{ $part }
button-keep = 不改
button-clear = 清空
button-correct = 更正处方
button-paper = Word 版
button-old-records = 套用旧方
button-phrases = 常用语
button-send-phrase = 就这样发送
button-drop-phrase = 删除 #{ $number }
button-learn = 写成指南
button-approve-draft = 存草稿
button-assign = 指派
button-decide-keep = 留在{ $department }
button-decide = 转到{ $to }
button-extend = 延期
button-extend-days = { $days }天
button-consult = 会诊
button-consult-all = 请{ $department }全科
button-consult-end = 结束会诊
button-merge = 合并
button-merge-sure = 确定合并
button-merge-undo = 撤销
button-split = 拆分
button-add-there = 补充进去
button-open-anyway = 另外挂号
button-join = 参加
button-decline = 谢绝
button-leave = 退出会诊
button-suspend = 停用 { $name }
button-reinstate = 恢复 { $name }
button-today = 今天
button-this-week = 本周
button-this-month = 本月
language-name-zh-CN = 中文
language-name-en = English

## 日期
day = { $year }年{ $month }月{ $day }日
promise = 周{ $weekday }（{ $day }日）{ $time }前
promise-month = 周{ $weekday }（{ $month }月{ $day }日）{ $time }前
promise-year = 周{ $weekday }（{ $year }年{ $month }月{ $day }日）{ $time }前
guessed-year = （{ $year }年放假安排未公布，按周末推算）
moment = { $month }月{ $day }日 { $time }
weekday-1 = 一
weekday-2 = 二
weekday-3 = 三
weekday-4 = 四
weekday-5 = 五
weekday-6 = 六
weekday-7 = 日
list-separator = 、
sentence-separator = ；
