### The fixed words that the elements of every page say themselves.

-product = Client Registrar
# Before an error, for those who do not see its icon.
error = Error:
# Before a warning.
warning = Warning:
# Before advice.
advice = Advice:
# Before a note.
info = Note:
# Before good news.
success = Success:
product = { -product }
# The first link of the page, for those who use the keyboard.
skip = Skip to main content
# In the header, while the rest of the page is on its way.
loading = Loading…
theme = Theme
theme-system = System
theme-light = Light
theme-dark = Dark
# The document's title: a page's name and the product.
title-of = { $page } · { -product }
