# 商业秘密（简体中文）。

confidential-mark = 【商业秘密】
confidential-about = （商业秘密，接诊后可见）
secrecy-noted = 好的，这张单子按商业秘密处理：内容和企业名称只有接诊的专家和质量办的一位同事能看到。再点一次“商业秘密”可以取消。
secrecy-taken-back = 已取消商业秘密，这张单子按普通咨询处理。
ticket-confidential = 本单按商业秘密处理：只有接诊的专家和质量办的一位同事能看到内容。
client-confidential = { $number } 已标为商业秘密：以后只有接诊的专家和质量办的一位同事能看到。之前已经看过的人无法收回。
news-confidential = { $number } 已标为商业秘密：只有接诊的专家和质量办的一位同事能看到。
news-confidence-lifted = { $number } 已解除商业秘密，本科室专家和质量办都能看到。有疑问请回复本消息。
card-confidential = 内容和企业名称接诊后可见。
card-kept = { $number } 【商业秘密】由 { $by } 负责。
made-confidential = { $number } 已标为商业秘密，其他人不再看到内容。
confidence-taken = { $number } 由您负责：质量办里只有您能看到内容。
confidence-lifted = { $number } 已解除商业秘密，并告诉了企业。
holder-confidential = { $number } 已标为商业秘密：只有您和质量办的一位同事能看到，请不要转发。
step-marked-confidential = 标为商业秘密
step-confidence-taken = 负责保密单
step-confidence-given-up = 不再负责保密单
step-confidence-lifted = 解除商业秘密
refused-already-confidential = { $number } 已经是商业秘密了。
refused-not-confidential = { $number } 不是商业秘密单。
refused-in-confidence = { $number } 是商业秘密，已由 { $by } 负责。
button-secret = 商业秘密
button-unsecret = 解除保密
button-confide = 由我负责
