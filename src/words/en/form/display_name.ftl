### What is wrong with a display name, on the form and on the setup page.

missing = Enter a display name.
too-long = { $over ->
    [one] Shorten the name by { NUMBER($over) } character. It has { NUMBER($length) }, and these account types allow { NUMBER($limit) }.
   *[other] Shorten the name by { NUMBER($over) } characters. It has { NUMBER($length) }, and these account types allow { NUMBER($limit) }.
 }
long-for-personal = Stay within { NUMBER($limit) } characters if you might add personal accounts later. The name has { NUMBER($length) }.
# Also of every other text of one line.
control-character = Enter it on one line. It has a line break or a control character.
bidi-control = Enter the name again, unless you added the hidden character in { QUOTED($name) } yourself. It changes the direction of reading.
hides-character = Enter the name again, unless you added the hidden character in { QUOTED($name) } yourself. It makes the name look like another one.
