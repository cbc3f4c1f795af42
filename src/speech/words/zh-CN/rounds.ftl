# 机器人到点自己说的话：提醒、催办。写法同 main.ftl。

card-solve = 办结时限：{ $until }
card-solve-stopped = 办结时限：{ $until }（在等企业补充，暂停计时）
clinic-author = 质量医院
reminder-first-due = 承诺的首次答复时间（{ $until }）已过，企业还没有收到答复。
reminder-nobody = 还没有人接诊。
step-reminded-first-due = 催办（首次答复超时）
