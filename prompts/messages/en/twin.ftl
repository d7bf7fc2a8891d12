# What training does to performance: the personal model, and courses of training side by side.

METRIC_test_power_w = test power
METRIC_test_power_change_w = change of test power
METRIC_test_error_w = forecast error
METRIC_last_test_error_w = error of the last test as a forecast
METRIC_mean_test_error_w = error of the average as a forecast
METRIC_tests_count = tests
METRIC_shuffles_beaten_pct = share of random orders that did worse
METRIC_harm_over_days = days until the harm is over
METRIC_gain_peak_days = days until the gain is largest
METRIC_illustrated_change_pct = illustrated change

TWIN_SUPPORTED = { $Your } tests support a personal model: it missed tests it had not seen by { $test_error_w }.
TWIN_UNSUPPORTED = { $Your } data do not support a personal model: it missed tests it had not seen by { $test_error_w }.
TWIN_RESTS_ON = It rests on { $tests_count } tests.
TWIN_BEATS_LAST = Repeating the last test missed by { $last_test_error_w }.
TWIN_BEATEN_BY_LAST = Repeating the last test missed by { $last_test_error_w }, so the model adds nothing.
TWIN_BEATS_MEAN = The average so far missed by { $mean_test_error_w }.
TWIN_BEATEN_BY_MEAN = The average so far missed by { $mean_test_error_w }, so the model adds nothing.
TWIN_BEATS_SHUFFLED = With the same loads in random order, { $shuffles_beaten_pct } of the fits did worse.
TWIN_SHUFFLED_AS_GOOD = With the same loads in random order, only { $shuffles_beaten_pct } of the fits did worse: the order of training explains too little.
TWIN_DAYS = After a session its harm is over in { $harm_over_days_low_value } to { $harm_over_days_high }. Its gain is largest after { $gain_peak_days_low_value } to { $gain_peak_days_high }.

CAVEAT_TWIN_LINEAR = The model knows load and nothing else, so it only compares courses within what { $you } have done before.
CAVEAT_TWIN_DAYS_FILLED = Days without a log count as average days in it.

LACKING_twin = I can't tell: a personal model needs { $needed_tests } maximal tests and I have { $known_tests }. Such a test is the same full effort every time, for example a time trial on the same course with a power meter.
LACKING_twin_span = I can't tell: a personal model needs tests over { $needed } and I have { $known }.
LACKING_twin_load = I can't tell: a personal model needs { $needed } of known load and I have { $known }.

SCENARIOS_ON = The courses side by side, not ranked, as of the morning of { $on }.
SCENARIO_maintain = usual weeks
SCENARIO_peaking_block = peaking block
SCENARIO_taper = taper
SCENARIO_rest_week = rest week
SCENARIO_sleep_loss = short nights
SCENARIO_travel = travel
COLUMN_SCENARIO = course
COLUMN_SCENARIO_READINESS = readiness
COLUMN_SCENARIO_DIP = readiness dips to
COLUMN_SCENARIO_RATIO = load ratio
COLUMN_SCENARIO_TEST = test power
COLUMN_SCENARIO_ILLUSTRATION = illustrated change
CELL_RANGE = { $value_low_value } to { $value_high }
COLUMN_SCENARIO_APART = test power change
CELL_SCENARIO_SAME = none
CAVEAT_SCENARIOS_ILLUSTRATION = { $Your } tests support no personal model, so the illustrated change is only the textbook's curve.
CAVEAT_SCENARIOS_NO_READINESS = Readiness today is unknown, so there is no path for it.
