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
