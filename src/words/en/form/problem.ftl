### Words for the problems of the form.

# In a list of problems, away from the field.
of-value = { QUOTED($value) }: { $problem }
reference-too-long = { $over ->
    [one] Shorten the reference by { NUMBER($over) } character. It has { NUMBER($length) }, and the limit is { NUMBER($limit) }.
   *[other] Shorten the reference by { NUMBER($over) } characters. It has { NUMBER($length) }, and the limit is { NUMBER($limit) }.
 }
reference-missing = Enter the service management reference for this app. Your organization requires one.
reference-refused = Check the service management reference. Your organization didn't accept it.
audience-not-in-cloud = Choose work or school accounts. This cloud doesn't have personal Microsoft accounts.
from-link = From the link. Keep it only if it's what you want.
from-recipe = From the recipe. Keep it only if it's what you want.
changed-from-recipe = Check this with whoever gave you the recipe. It means another value to stay.
