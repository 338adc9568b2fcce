### The fixed words that the elements of the form say themselves.

copy = Copy
# In the place of "Copy" for a moment, and spoken.
copied = Copied
# Where the browser keeps the clipboard from the page: the text has been selected instead.
copy-refused = Your browser blocked copying. Press Ctrl+C (or ⌘C) to copy the selected text.
# Where there is nothing on the page to select either.
copy-impossible = Your browser blocked copying.
# Puts back what was removed last, which stands before it.
undo = Undo
removed = { $what } removed.
# Closes what was opened, with nothing done.
cancel = Cancel
# The draft outlives a reload, and ends with the tab.
saved = Saved in this tab
copy-link = Copy link to this form
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
# It goes on once an administrator has approved a permission.
unapproved = Needs approval
done = Done
failed = Failed
# Over the headers and the body of a request.
request-details = Headers and body
# Over the requests that were sent for one step.
requests-sent = { $count ->
    [one] { NUMBER($count) } request sent
   *[other] { NUMBER($count) } requests sent
}
# After a link that leaves the page where it is.
new-tab = (opens in a new tab)
# The name of the step list.
steps = Steps
# Begins an email with a text that is ready to be sent.
mail = Email this text
