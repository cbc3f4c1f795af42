# Words of pages

page-clinic = Quality Clinic
page-office = Sanmen Quality Office
page-skip = Skip to the content
page-look = Look and navigation
page-large-text = Larger text
page-plain-text = Standard text
page-desk = Desk
page-talk = Talk
page-you = You
page-us = Quality Clinic
page-guest = Visitor { $it }
page-newcomer = Quality office
page-newcomer-expert = Expert
page-say-label = What would you like to ask?
page-say-placeholder = Tell us your quality problem in plain words
page-send = Send
page-attach = Send a photo or file
page-attach-label = Photo (jpg, png), PDF, Word, Excel, txt or csv, at most 20 MB
page-attach-words = A word about it (optional)
page-send-file = Send the file
page-photo = Photo
page-file = File
page-file-elsewhere-head = The file cannot be opened now
page-file-elsewhere = It was sent in Telegram, which does not give it just now. Please try again later, or look in Telegram.
page-foot = General guidance; it replaces no test report and no official decision. /privacy: what we keep; /my: your tickets.
page-department-hint = You came by the link or code of “{ $it }”. Just say what it is about: if it is not clear which department it belongs to, it goes there first.
page-lost = The connection is lost; trying again …
page-failed = Not sent. Please press “Send” again.
page-to-chat = Ask a question
page-sign-in = Sign in
page-sign-in-hint = Press the button to sign in this device. The link works once; on a shared computer please sign out afterwards.
page-sign-in-button = Sign in
page-sign-in-name = Your name (answers to firms are signed with it)
page-sign-in-first-head = Please sign in first
page-sign-in-first =
    This page is for experts and the office.
    Type /web in chat (Telegram, page or terminal) for a sign-in link; without a role, ask the office for an invitation.
    The office can also run quality-clinic sign-in --role office on the server and open the link that it gives.
page-link-gone-head = This link does not work any more
page-link-gone =
    A sign-in link works once and for a few minutes. Please type /web again for a new one.
    The office can also run quality-clinic sign-in --role office on the server and open the link that it gives.
page-broken-head = Something went wrong
page-broken = It is our fault, not yours. If what you sent does not show in the talk, please send it again in a moment.
page-bad-form-head = Not understood
page-bad-form = This form is incomplete or too old. Please go back to the talk and try again.
page-missing-head = No such page
page-missing = The address is wrong, or there is nothing here for you.
page-too-much-head = A little slower, please
page-too-much = That was too much at once. Please wait a minute; what was sent is not lost.
page-too-large-head = The file is too large
page-too-large = A file may have at most 20 MB. Please make it smaller or photograph the page that matters.
unsupported-file-kind = Files of this kind cannot be taken, or the content is not what the name says. Photos (jpg, png), PDF, Word, Excel, txt and csv are fine; or just describe it in words.
unsupported-file-empty = The file is empty and was not taken. Please choose it again, or describe it in words.
page-invented = Demonstration: firms, people and contents are invented
