# 本人的数据：导出与删除。

personal-copy =
    您的数据在附件里（JSON 文件，用记事本或浏览器就能打开，也能导入别的系统）。
    里面有：您的称呼、语言、联系电话、企业，用过的渠道，{ $questions } 次提问和给您看过的指南，{ $tickets } 张咨询单（问诊、往来、附件名称、评价、复诊），以及聊天记录。
    里面没有：质量医院内部的备注、别人的信息；照片和文件只列名称，原件在聊天里。
personal-copy-cut = 内容太多，一个文件放不下，只导出了最近的一部分；要更早的，请联系质量办。
button-export = 导出我的数据
command-export = 导出我的数据
button-forget = 删除我的数据
button-forget-sure = 确定删除
command-forget = 删除我的数据
forget-head = 删除我的数据
forget-sure =
    会删除：您的称呼、联系电话、企业名称和信用代码；您的全部提问、补充、照片和文件；专家给您的答复、处方和我们的内部备注；聊天记录和绑定的渠道。删除后无法恢复，您自己也看不到了。
    会留下：咨询单的编号、科室、时间、经办专家和评价，改记在一个代号名下；企业的行业和乡镇，用于统计。统计数字不变。由结案写成的指南草稿，写的时候已经隐去企业和个人信息，也会留下。
    做不到：已经发到 Telegram 里的消息我们收不回来，您手机上的聊天请自己删；专家那边的卡片会改成“已删除”，别的消息还在他们的聊天里。
    建议先导出一份留底。
    确定要删，请点“确定删除”，或输入“确认删除”。不删就不用管。
forget-open =
    您还有没结束的咨询单：{ $numbers }，现在删除，专家就答复不了您了。
    请先等它结案，或者自己结束：解决了就写“已解决 { $first }”，不问了就写“撤回 { $first }”。然后再输入 /forget。
forget-house = 您现在是专家或质量办成员，您的姓名要留在经办记录里，不能自己删除。需要的话，请和质量办负责人商量。
forgotten =
    您的数据已经删除。历史记录改记在“{ $name }”名下，看不出是您；存下的照片和文件几分钟内从硬盘上删除。
    这条消息用过的联系渠道，一天之内也会清掉。以后再来，就当是第一次见面，直接输入问题就行。

## 删除以后留在原处的文字（写进数据库，只用中文）
erased-person = 已删除用户 { $code }
erased-firm = 已删除企业 { $code }
erased-text = （已删除）

## 导出的文件里的名称
mine-file = 我的数据.json
mine-about = 说明
mine-about-text = 这是三门县质量医院保存的、您作为咨询人的全部信息。时间都是北京时间。收到的原始消息处理后 48 小时删除，不在其中；内部备注和别人的信息也不在其中。
mine-made = 导出时间
mine-profile = 基本信息
mine-names = 称呼
mine-language = 语言
mine-phone = 联系电话
mine-since = 第一次使用
mine-firm = 企业
mine-firm-name = 名称
mine-firm-code = 统一社会信用代码
mine-firm-industry = 行业
mine-firm-town = 乡镇
mine-places = 渠道
mine-channel = 渠道
mine-place = 在该渠道的编号
mine-seen = 最近一次使用
mine-questions = 提问
mine-time = 时间
mine-words = 内容
mine-department = 科室
mine-corrected = 您改到的科室
mine-outcome = 结果
mine-outcome-answered = 给了指南
mine-outcome-no-evidence = 没有找到依据
mine-outcome-out-of-scope = 不归质量医院管
mine-outcome-greeting = 问候
mine-articles = 给您看过的指南
mine-solved = 您说解决了
mine-tickets = 咨询单
mine-number = 编号
mine-edits = 修改
mine-stage = 状态
mine-confidential = 商业秘密
mine-yes = 是
mine-closed = 结束时间
mine-intake = 问诊
mine-intake-question = 问
mine-intake-answer = 答
mine-messages = 往来
mine-by = 谁写的
mine-by-you = 您
mine-by-clinic = 质量医院
mine-by-expert = 专家 { $name }
mine-files = 附件
mine-photo = 照片
mine-rating = 评价
mine-reason = 不满意的原因
mine-rated-again = 整改后再评
mine-follow-up = 复诊
mine-follow-up-open = 还没问，或在等您回答
mine-follow-up-solved = 您说解决了
mine-follow-up-not-solved = 您说没解决
mine-follow-up-unconfirmed = 问过，没有回答
mine-follow-up-dropped = 没有安排
mine-talk = 聊天记录
