## 内部群

command-staffgroup = 内部群：在群里发送 /staffgroup 启用，/staffgroup off 停用
group-none = 还没有启用内部群。
group-how = 办法：在 Telegram 建一个超级群，打开“话题”，把机器人加进去并设为管理员（要有“管理话题”和“删除消息”的权限），然后在群里发送 /staffgroup。
group-bound = 内部群已启用：每张咨询单一个话题。停用请发送 /staffgroup off。
group-now-bound = 已启用内部群：每张没结束的咨询单会有一个话题，标题和状态跟着单子走，结束时关闭。商业秘密单不进群。群里所有人都看得到话题，所以企业名称、姓名和号码由程序尽量隐去；能不能接诊看各人的角色，不看在不在群里。请只让工作人员进群。停用请发送 /staffgroup off。
group-another = 已经有一个内部群了。要换成这个群，请先发送 /staffgroup off。
group-no-threads = 这个群没有打开“话题”，不能当内部群。
group-resumed = 内部群已恢复，漏下的会补上。
group-given-up = 已停用内部群。群里的话题留在原处，不再更新。
group-halted = 内部群写不进去了，先停下不写：机器人可能被移出了群，或者没有“管理话题”或“删除消息”的权限。工作照常在私聊里进行，什么也没有丢。
group-halted-since = 内部群从{ $when }起写不进去。
group-mend = 改好以后在群里发送 /staffgroup 恢复，漏下的会补上；不要了就发送 /staffgroup off。
group-hello =
    本群是质量医院的内部群：每张咨询单一个话题，随单子更新。
    在话题里写的话都记为这张单的内部备注，企业看不到；答复企业请在与机器人的私聊里写。没有角色的成员写的不记录。
group-secret = { $number } 已标为商业秘密，本话题即将删除。
group-notes = 内部备注：{ $count } 条
group-foot = 在本话题里写的话记为内部备注，企业看不到。
group-not-kept = 您在 { $number } 话题里写的没有记成备注：这张单不归您的科室，也没有请您会诊。
