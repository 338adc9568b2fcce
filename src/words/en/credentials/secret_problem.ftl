### What is wrong with client secrets.

date-missing = Choose the last day that the secret works.
date-unreadable = Enter a date, such as 2027-05-22.
date-in-the-past = Choose tomorrow or a later day.
end-before-start = Choose a day after the start date.
start-outside = Choose a day from today to { $latest }.
date-too-far = Choose { $latest } or an earlier day. A secret can last at most 24 months.
long-lifetime = Choose a year or less if you can. A secret that expires sooner does less harm if it leaks.
description-missing-twice = Describe one of the secrets to tell them apart later. Another one has no description either.
description-twice = Change one description to tell the secrets apart later. Another secret has the same one.
description-too-long = { $over ->
    [one] Shorten the description by { NUMBER($over) } character. It has { NUMBER($length) }, and the limit is { NUMBER($limit) }.
   *[other] Shorten the description by { NUMBER($over) } characters. It has { NUMBER($length) }, and the limit is { NUMBER($limit) }.
 }
too-many-secrets = { $over ->
    [one] Remove { NUMBER($over) } secret. You have { NUMBER($count) }, and this page creates at most { NUMBER($limit) } at a time.
   *[other] Remove { NUMBER($over) } secrets. You have { NUMBER($count) }, and this page creates at most { NUMBER($limit) } at a time.
 }
too-many-secrets-for-accounts = { $over ->
    [one] Remove { NUMBER($over) } secret. You have { NUMBER($count) }, and these account types allow { NUMBER($limit) }.
   *[other] Remove { NUMBER($over) } secrets. You have { NUMBER($count) }, and these account types allow { NUMBER($limit) }.
 }
longer-than-recipe = Choose { NUMBER($most) } days or less. The recipe allows no more.
