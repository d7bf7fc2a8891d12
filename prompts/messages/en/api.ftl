# What the HTTP interface says when something is wrong.

API_no_token = Send a valid token as "Authorization: Bearer TOKEN". `fettle token --as athlete:NAME` issues one.
API_no_such_page = There is nothing at this address.
API_wrong_method = This address does not take that method.
API_too_large = The body is larger than 64 kB.
API_not_json = The body could not be read. Send one JSON object with the content type application/json.
API_foreign_thread = That thread belongs to somebody else. Choose another name for yours.
API_day_out_of_reach = I answer as on a day between the year 2000 and today.
API_database_unusable = The database cannot be reached just now. Please try again.
API_our_fault = Something went wrong on our side. It has been noted.
API_bad_arguments = A field is missing, unknown or out of range.
API_unknown_metric = I do not keep that number.
API_unknown_person = Nobody on your roster has that alias.
API_unknown_tool = I cannot do that here.
API_insufficient_data = The data do not carry an answer.
API_not_allowed = That is not open to you.
