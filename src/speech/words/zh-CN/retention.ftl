# 保存多久，到期自动清理。

retention-head = 隐私与留存
retention-hint = 每天凌晨 2 点以后自动清理到期的内容，一批一批地做；统计数字和台账行数不变。天数在设置 [retention] 里改，写 off 就一直保存。
retention-separator = ；
retention-rule-kept = { $rule } { $days }
retention-line = · { $rule }：{ $days }；{ $last }
retention-days = { $days } 天
retention-for-good = 一直保存
retention-received = 收到的原始消息
retention-talk = 聊天记录（未结咨询单的除外）
retention-questions = 没有挂号的提问
retention-files = 已结案咨询单的照片和文件
retention-made-files = 程序做的报表、处方笺和数据副本
retention-sessions = 不再使用的登录和过期的链接
retention-clients = 咨询人的身份和全部文字（从最后一次来算起）
retention-last = { $when } 清理 { $count } 条
retention-going-on = { $when } 开始，已清理 { $count } 条，还没做完
retention-never = 还没有运行过
retention-erased = 已删除的人：本人要求 { $asked } 位，到期 { $expired } 位。
erased-expired = （已过保存期）
office-nav-privacy = 隐私留存
office-col-kept-what = 内容
office-col-kept-days = 保存
office-col-kept-run = 最近一次清理
