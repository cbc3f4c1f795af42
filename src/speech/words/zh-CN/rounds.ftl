# 机器人到点自己说的话：提醒、催办。写法同 main.ftl。

card-solve = 办结时限：{ $until }
card-solve-stopped = 办结时限：{ $until }（在等企业补充，暂停计时）
clinic-author = 质量医院
reminder-first-due = 承诺的首次答复时间（{ $until }）已过，企业还没有收到答复。
step-reminded-first-due = 催办（首次答复超时）
reminder-first-soon = 快到承诺的首次答复时间了（{ $until }）。来不及答完，先追问或说明进展也算答复。
reminder-solve-soon = 快到办结时限了（{ $until }）。
reminder-solve-due = 办结时限（{ $until }）已过，还没有办结。
reminder-unclaimed = 还没有人接诊，时限是{ $until }。
step-reminded-first-soon = 提醒（首次答复将到期）
step-reminded-solve-soon = 提醒（办结将到期）
step-reminded-solve-due = 催办（办结超时）
step-reminded-unclaimed-department = 提醒全科室（无人接诊）
step-reminded-unclaimed-office = 报质量办（无人接诊）
step-lapsed = 接诊失效，退回候诊
lapsed = { $number } 接诊后一直没有动静，已退回候诊，排位和时限不变。您要接着办，请再点“接诊”；查资料需要时间的，写一条内部备注就算在办。
hands-full = 您手上有 { $open } 张没办完的咨询单，一个人最多同时办 { $limit } 张，这一张没有接。请先办结或退回一张（/mine 查看），或请质量办指派。
nothing-waits = 您的科室现在没有候诊的咨询单。
command-next = 接最先到期的一张
button-mine = 我的接诊
