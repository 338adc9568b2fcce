### Words of what is wrong with a recipe.

# A mistake with its place and its value.
at-of = { QUOTED($path) } is { ISOLATED($found) }. { $fix }
# The same with a text as its value.
at-of-text = { QUOTED($path) } is { QUOTED($found) }. { $fix }
at = { QUOTED($path) }: { $fix }

too-large = Make the recipe smaller. It can have 32 KiB at most.
not-unicode = Save the recipe as UTF-8.
damaged = Copy the whole link again. It's damaged.
too-deep = Nest objects and lists less deeply.
not-json = The recipe isn't valid JSON. See line { NUMBER($line) }, column { NUMBER($column) }.
key-twice = Remove one of them. The key is in there twice.
other-version = Use 1. This page knows no other version of recipes.
missing = Add it. It's missing.
not-an-object = Use an object in braces.
not-a-list = Use a list in square brackets.
not-text = Use text in double quotes.
not-a-flag = Use true or false, without quotes.
not-in-range = Use a whole number from { NUMBER($least) } to { NUMBER($most) }.
empty = Enter at least one word, or remove the key.
too-long = Use at most { NUMBER($most) } characters.
too-many = Use at most { NUMBER($most) } entries.
hides = Remove the hidden characters.
not-one-of = Use one of these: { $words }.
twice = Remove one of them. It's in the list twice.
not-an-id = Start it with a lowercase letter. Use lowercase letters, digits, and underscores.
braces = Close each brace, or write a brace twice to keep it as text.
unknown-question = Name only questions that the recipe asks.
unused = No value uses the answer to this question.
breaks-its-rules = Use an answer that the question itself takes.
not-a-redirect-uri = Start it with https:// or http://localhost.
not-https = Start it with https://.
not-a-link = Use an https address with a lowercase host.
not-a-permission = Write the API, a slash, and the permission, such as Microsoft Graph/User.Read.
unknown-api = Use the application (client) ID of the API. Only Microsoft's own APIs go by name.
loose-question = Use a question with the format id for the API, and name, word, or id for the permission.
kind-left-out = Add its kind to kinds, or remove it.
beyond-longest = Use fewer days, or a longer longestLifetime.
unknown-key = This isn't a key of recipes, so it's ignored.
