# What the coach sees of an athlete.

SHARING_ON = Your coach can see your data, since you share them: readiness, sleep, sessions, and reports of illness or injury.
SHARING_ON_ILL = That you reported being ill is part of it.
SHARING_MAY_STOP = Your coach does not see what we write here. To end the sharing, tell me: stop sharing with my coach.
SHARING_OFF = Your coach sees nothing of yours here, neither data nor reports of illness, since you do not share them.
SHARING_MAY_START = To change that, tell me: share with my coach again.
SHARING_STOPPED = Your coach no longer sees anything of yours here, older days included. To go back, tell me: share with my coach again.
SHARING_STARTED = Your coach sees your data again, older days included. To end the sharing, tell me: stop sharing with my coach.
