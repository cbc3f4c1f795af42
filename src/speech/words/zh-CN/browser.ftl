# 网页登录、绑定

command-web = 网页版：企业咨询页，或（专家、质量办）登录链接
command-bind = 把 Telegram 和网页绑定成同一个人
web-link =
    这是您的登录链接，{ $minutes } 分钟内有效，只能用一次，请不要转发：
    { $url }
    打开后点“登录”，就能进接诊台（质量办还能看统计）。
web-page =
    用浏览器也可以咨询，微信、钉钉里也能打开：
    { $url }
    想让网页和这里是同一个人、能互相看到，请输入 /bind。
web-no-page = 网页版还没有开启，请联系质量办。
web-signed-in = 您的账号刚刚在网页上登录了（{ $when }，{ $agent }）。不是您本人？请到接诊台的“登录设备”里退出那台设备，并告诉质量办。
bind-code =
    绑定码：{ $code }（{ $minutes } 分钟内有效，只能用一次）
    请在另一处（网页或 Telegram）输入：/bind { $code }
bind-done = 绑定好了：两边现在是同一个人，咨询单和往来在哪边都能看到。
bind-before = 这里和那边本来就是同一个人，不用再绑定。
bind-wrong = 没有这个绑定码，或者已经过期。请在另一处重新输入 /bind 取一个，再到这里输入“/bind 六位数字”。
bind-too-many = 输错的绑定码太多，先停一停。请 { $minutes } 分钟后再取一个新的。
bind-not-for-the-house = 专家和质量办请用 /web 取登录链接，不用绑定。

# 复诊日历

command-calendar = 复诊日历：在手机或电脑日历里看哪天有复诊
agenda-made =
    这是您的复诊日历地址。在手机或电脑日历里选“订阅日历”，粘贴进去，以后自己会更新：
    { $url }
    里面只有咨询单号、科室和日期，没有企业名称，也没有咨询内容。拿到地址的人不用登录就能看，请不要转发。
    地址只显示这一次。要换一个，输入“/calendar 换”；不用了，输入“/calendar 停”，地址马上失效。
agenda-kept = 您的复诊日历从 { $since } 起在用。地址只在生成时显示一次；找不到了，或担心被别人知道，请换一个，原来的马上失效。
agenda-ended = 复诊日历已停用，原来的地址打不开了。
agenda-none = 您现在没有复诊日历，不用停。
button-agenda-have = 生成复诊日历
button-agenda-new = 换一个地址
button-agenda-end = 停用
agenda-name = 质量医院复诊
agenda-entry = 复诊 { $number }（{ $department }）
agenda-entry-secret = 复诊 { $number }
agenda-description = 这天质量医院会问企业“问题解决了吗”。详情请登录接诊台查看。
