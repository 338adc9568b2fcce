### What stands in the place of a part of a value that is too long to show.

left-out = […{ NUMBER($count) }…]
