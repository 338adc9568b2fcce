### A registration that another tab has left unfinished, on the start page.

title = { $count ->
    [one] You have an unfinished registration.
   *[other] You have { NUMBER($count) } unfinished registrations.
}
lead = Its tab was closed. You can continue here, or leave it as it is. This browser remembers it for 7 days.
lead-several = Their tabs were closed. You can continue here, or leave them as they are. This browser remembers them for 7 days.
# One of them, and when something of it changed last.
item = { QUOTED($name) }, { $day }, { $time }
item-unnamed = An app without a name, { $day }, { $time }
go-on = Continue here
# Another tab was faster.
taken = That registration is open in another tab.
