### The names of the steps whose own words come later, and what the list of steps says of them.

permissions = API permissions
# How many permissions are selected.
permissions-entered = { NUMBER($count) } selected
review = Review
