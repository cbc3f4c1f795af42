# 复诊（简体中文）。

follow-up-plan = { $number } 将在 { $when } 问企业“解决了没有”。要改日子，点下面的按钮，或写“复诊 5天”。
follow-up-none = { $number } 不安排复诊。要安排，点下面的按钮，或写“复诊 5天”。
follow-up-usage = 请写几天后复诊，1 到 { $max } 天，例如“复诊 ZL-2026-00042 5天”“复诊 两周”；不用就写“复诊 ZL-2026-00042 不用”。
follow-up-over = { $number } 企业已经说解决了，不用再复诊。
button-days = { $days }天后
button-no-follow-up = 不复诊
follow-up-ask = 您好，{ $number } 的处方用下来，问题解决了吗？
follow-up-ask-again = 再问您一次：{ $number } 的问题解决了吗？不方便回复也没关系，不会再问了。
button-not-solved = 没解决
button-still-trying = 还在试
follow-up-why = 请说说 { $number } 还有什么没解决，可以发照片，专家会看到：
follow-up-thanks = 太好了，{ $number } 记为已解决。有问题随时来。
follow-up-later = 好的，{ $when } 再问您。{ $number } 有变化随时回复本消息。
follow-up-enough = 好的，{ $number } 不再打扰您。解决了或没解决，随时回复本消息。
nothing-asked = { $number } 现在没有要您确认的事。要补充内容，请回复本消息。
answer-solved = 已解决
answer-not-solved = 没解决
answer-still-trying = 还在试
result-said = 企业说“{ $answer }”
result-asked = 已问企业，等答复
result-planned = { $when } 问企业
result-unconfirmed = 未确认（问过，企业没有答复）
case-follow-up = 复诊结果：{ $result }
holder-follow-up = { $number } 复诊：企业说“{ $answer }”。
step-follow-up-answered = 复诊答“{ $answer }”
step-follow-up-set = 定复诊日
step-follow-up-asked = 复诊询问
step-follow-up-unconfirmed = 复诊未确认

statistic-follow-ups = 企业怎么说（结案以后）
measure-solved-by-client = 企业说已解决
measure-not-solved = 企业说没解决
measure-unconfirmed = 问过没有答复（未确认）
