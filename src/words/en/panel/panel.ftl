### Words of the panel beside the form: what will happen, what happened.

# The panel before the run.
will-happen = Requests
# The panel once everything is registered.
happened = Sent requests
# Under the heading, before the run.
nothing-yet = None of these is sent until you select Register.
# The same, in the sandbox.
nothing-yet-sandbox = None of these is sent until you select Register, and then only to the sandbox in this page.
# Under the heading, from the start of the run on.
record = Each request this page sent shows its result.
# The same, in the sandbox.
record-sandbox = Each request the sandbox answered shows its result.
