## The group of the house

command-staffgroup = Staff group: send /staffgroup in the group to bind it, /staffgroup off to give it up
group-none = There is no staff group.
group-how = How to have one: make a Telegram supergroup, switch topics on, add the bot as an administrator who may manage topics and delete messages, then send /staffgroup in the group.
group-bound = The staff group is in use: one topic a ticket. Give it up with /staffgroup off.
group-now-bound = The staff group is in use. Every open ticket gets a topic that follows it and is closed with it; trade secrets get none. Everybody in the group can read the topics, so names of firms and people and numbers are hidden in them as far as a program can; who may act is decided by each person's role, not by the group. Let only staff join it. Give it up with /staffgroup off.
group-another = Another group is bound. To use this one, send /staffgroup off first.
group-no-threads = Topics are not switched on in this group, so it cannot be the staff group.
group-resumed = The staff group is written to again; what was missed follows.
group-given-up = The staff group is given up. Its topics stay as they are and are not updated any more.
group-halted = The staff group cannot be written to, so nothing is sent there for now: the bot may have been removed, or may not manage topics or delete messages. Work goes on in private chats and nothing is lost.
group-halted-since = The staff group cannot be written to since { $when }.
group-mend = When that is put right, send /staffgroup in the group and what was missed follows; or /staffgroup off if it is not wanted any more.
group-hello =
    This is the staff group of the clinic: one topic a ticket, kept up to date.
    What is written in a topic is kept as an internal note of its ticket, never shown to the client; answer clients in your private chat with the bot. What members without a role write is not kept.
group-secret = { $number } is a trade secret now; this topic is about to be deleted.
group-notes = Internal notes: { $count }
group-foot = What you write in this topic is kept as an internal note; the client does not see it.
group-not-kept = What you wrote in the topic of { $number } is not kept as a note: the ticket is not of your department, and you are not asked to a consultation.
