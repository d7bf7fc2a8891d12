# The mornings after a session, as an athlete's own past shows them.

RECOVERY_PATH = { $day ->
    [tomorrow] Tomorrow
   *[other] On { $on }
 } { $your } { $metric } is likely { $path_low_value } to { $path_high }.
RECOVERY_PATH_OWN = That is learned from { $sessions_count } of { $your } own with a similar load.
RECOVERY_PATH_GROUP = That is what people usually show, since { $your } own log holds only { $sessions_count } with a similar load.
CAVEAT_RECOVERY_PATH_AS_USUAL = It takes the days in between to go as they usually do.

LACKING_recovery_path = I can't tell how the next mornings will be: too few mornings are known.
LACKING_recovery_class = I can't tell how the next mornings will be: that session has no load to compare with earlier ones.
