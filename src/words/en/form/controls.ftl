### The fixed words that the elements of the form say themselves.

copy = Copy
# In the place of "Copy" for a moment, and spoken.
copied = Copied
# Where the browser keeps the clipboard from the page: the text has been selected instead.
copy-refused = Your browser blocked copying. Press Ctrl+C (or ⌘C) to copy the selected text.
# Where there is nothing on the page to select either.
copy-impossible = Your browser blocked copying.
show = Show
hide = Hide
# Spoken in the place of a masked value.
hidden = Hidden
# Spoken when a value has been revealed.
shown = Shown
# Above the list of what keeps a page from going on.
problem-title = There's a problem
# Before the same host in ASCII.
punycode = in Punycode:{" "}
# Where there is none.
no-punycode = no browser accepts this host
# After the name of a finished step.
step-done = finished
pending = Not sent yet
running = In progress
waiting = Waiting
done = Done
failed = Failed
# After a link that leaves the page where it is.
new-tab = (opens in a new tab)
# The name of the step list.
steps = Steps
# Begins an email with a text that is ready to be sent.
mail = Email this text
