### Words of the panel beside the form: what will happen, what happened.

# The panel before the run.
will-happen = What will happen
# The panel from the start of the run on.
happened = What happened
# Under the heading, before the run.
nothing-yet = Nothing is sent before you press Register.
# The same, in the sandbox.
nothing-yet-sandbox = Nothing is sent before you press Register, and then only to the sandbox in this page.
# Under the heading, from the start of the run on.
record = Every request that this page sent, and how it went.
# The same, in the sandbox.
record-sandbox = Every request that the sandbox in this page answered, and how it went.
