# A journey that somebody keeps.

METRIC_journey_zones = time zones crossed

LOGGED_JOURNEY = Logged: { $zones } { $direction ->
    [east] east
   *[west] west
}, arriving { $day ->
    [today] today
    [yesterday] yesterday
   *[other] on { $on }
}.
JOURNEY_EASES = The day of arrival and the day after will hold nothing hard. Say "cancel that" if it was a mistake.
JOURNEY_CHANGES_NOTHING = That few change no session by themselves. Say "cancel that" if it was a mistake.
JOURNEY_CALLED_OFF = The journey of { $day ->
    [today] today
    [yesterday] yesterday
   *[other] { $on }
} is off: it changes no session any more.
ASK_ARRIVAL = That journey is long over. Which day did you mean?
TRAVEL_OFFER_KEEPING = Say "keep this trip" and I remember it.
