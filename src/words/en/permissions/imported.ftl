### Words about what was imported and waits for a look.

# Beside a value that was imported.
badge = Imported
# Back on the start page.
ready = The registration that you imported is ready to review.
# The permission has nothing but its ID.
unchecked = Look up the permission's ID in your tenant to see its name:
# The permission has nothing but its name.
by-name = Look up this name in your tenant to check what it allows.
