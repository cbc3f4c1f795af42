# Signing in to pages, and binding two places

command-web = pages: the firms' page, or (experts, office) a sign-in link
command-bind = make Telegram and the page one person
web-link =
    Your sign-in link. It holds for { $minutes } minutes and works once; please do not pass it on:
    { $url }
    Open it and press “Sign in” to reach the desk (and, for the office, the figures).
web-page =
    You can also ask in a browser, even inside WeChat or DingTalk:
    { $url }
    Type /bind if you want the page and this chat to be the same person.
web-no-page = The pages are not switched on. Please ask the quality office.
web-signed-in = Somebody has just signed in to the pages as you ({ $when }, { $agent }). Not you? End that session under “Signed-in browsers” on the desk, and tell the office.
bind-code =
    Binding code: { $code } (for { $minutes } minutes, once)
    In the other place (page or Telegram) type: /bind { $code }
bind-done = Done: both places are the same person now, with the same tickets and the same talk.
bind-before = Both places were the same person already.
bind-wrong = There is no such code, or it is too old. Type /bind in the other place for a new one, then “/bind” and the six digits here.
bind-too-many = Too many wrong codes for now. Please take a new one in { $minutes } minutes.
bind-not-for-the-house = Experts and the office sign in by the link of /web; nothing to bind.

# The calendar of follow-ups

command-calendar = your follow-ups in the calendar of your phone or computer
agenda-made =
    This is the address of your calendar of follow-ups. In the calendar of your phone or computer choose “subscribe to a calendar” and paste it; it keeps itself up to date:
    { $url }
    It holds ticket numbers, departments and days, no firm and nothing of a case. Whoever has the address can read it without signing in: please do not pass it on.
    The address is shown this once. For another one type “/calendar new”; to give it up type “/calendar off”, and it stops working at once.
agenda-kept = Your calendar of follow-ups has been in use since { $since }. Its address is shown only when it is made; if you cannot find it, or somebody else may know it, take a new one: the old one stops working at once.
agenda-ended = Your calendar of follow-ups was given up; its address leads nowhere now.
agenda-none = You have no calendar of follow-ups, so there is nothing to give up.
button-agenda-have = Make a calendar
button-agenda-new = New address
button-agenda-end = Give it up
agenda-name = Quality clinic follow-ups
agenda-entry = Follow-up { $number } ({ $department })
agenda-entry-secret = Follow-up { $number }
agenda-description = On this day the clinic asks the client whether it helped. Sign in to the desk for more.
