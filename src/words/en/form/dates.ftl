### Spans of time.

# How long an answer took.
milliseconds = { NUMBER($count) } ms
seconds-and-tenths = { NUMBER($seconds) }.{ NUMBER($tenths) } s
# How long a wait is.
seconds = { $count ->
    [one] { NUMBER($count) } second
   *[other] { NUMBER($count) } seconds
 }
minutes = { $count ->
    [one] { NUMBER($count) } minute
   *[other] { NUMBER($count) } minutes
 }
hours = { $count ->
    [one] { NUMBER($count) } hour
   *[other] { NUMBER($count) } hours
 }
