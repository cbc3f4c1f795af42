# 网页上的文字

page-clinic = 质量医院
page-office = 三门县质量办
page-skip = 跳到正文
page-look = 显示和导航
page-large-text = 大字
page-plain-text = 标准字号
page-desk = 接诊台
page-talk = 对话
page-you = 您
page-us = 质量医院
page-guest = 网页访客 { $it }
page-newcomer = 质量办
page-newcomer-expert = 专家
page-say-label = 您想问什么
page-say-placeholder = 用大白话说说遇到的质量问题
page-send = 发送
page-attach = 发照片或文件
page-attach-label = 照片（jpg、png）、PDF、Word、Excel、txt、csv，最大 20 MB
page-attach-words = 说明（可不写）
page-send-file = 发送文件
page-photo = 照片
page-file = 文件
page-file-elsewhere-head = 文件暂时打不开
page-file-elsewhere = 这个文件是在 Telegram 里发的，现在取不到。请过一会儿再试，或到 Telegram 里看。
page-foot = 一般指引，不代替检测结论和执法认定。输入 /privacy 看隐私说明，/my 看我的咨询单。
page-department-hint = 您是从“{ $it }”的链接或二维码来的，直接说问题就行：拿不准归哪个科室的，先归到这里。
page-lost = 连接断开了，正在重连……
page-failed = 没有发出去，请再点一次“发送”。
page-to-chat = 去咨询
page-sign-in = 登录
page-sign-in-hint = 点下面的按钮登录这台设备。链接只能用一次；公用电脑用完请退出。
page-sign-in-button = 登录
page-sign-in-name = 您的姓名（答复企业时这样署名）
page-sign-in-first-head = 请先登录
page-sign-in-first =
    这一页只给专家和质量办看。
    请在聊天里（Telegram、网页或终端）输入 /web，取一个登录链接；还没有身份的，请向质量办要邀请码。
    质量办的同事也可以在服务器上运行 quality-clinic sign-in --role office，打开它给出的链接。
page-link-gone-head = 链接失效了
page-link-gone =
    登录链接只能用一次，几分钟内有效。请再输入 /web 取一个新的。
    质量办的同事也可以在服务器上运行 quality-clinic sign-in --role office，打开它给出的链接。
page-broken-head = 出了点问题
page-broken = 是我们的问题，不是您的。刚才的内容如果没有出现在对话里，请过一会儿再发一次。
page-bad-form-head = 没有看懂
page-bad-form = 这个表单不完整或已经过期。请回到对话页再试一次。
page-missing-head = 没有这一页
page-missing = 地址不对，或者这里没有给您看的内容。
page-too-much-head = 请慢一点
page-too-much = 一下子发得太多了。请等一分钟再试；已经发出的不会丢。
page-too-large-head = 文件太大
page-too-large = 文件最大 20 MB。请压缩或拍清楚关键的一页再发。
unsupported-file-kind = 这种文件收不了，或者内容和文件名对不上。可以发照片（jpg、png）、PDF、Word、Excel、txt 或 csv；也可以直接打字说明。
unsupported-file-empty = 文件是空的，没有收。请重新选一个再发；也可以直接打字说明。
page-invented = 演示数据：企业、人员、内容都是编的
