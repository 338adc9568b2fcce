### What a person sends to an administrator, and the words around it.

# What to do with the link and the text.
what-to-do = Send the link or the text to an administrator. Once it is granted, press Check again here.
# The same where nobody is signed in, and nothing can be checked.
do-first = Send the link or the text to an administrator. Once it is granted, sign in again here.
link = Link for your administrator
text-label = Text for your administrator
mail = Write an email with this text
check-again = Check again
not-yet = It is not granted yet. It can take a minute after the administrator has granted it.
not-checked = That could not be checked. Try again in a minute.
