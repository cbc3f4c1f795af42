//! One setting: its names in the file and in the environment.

/// Every setting that can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Setting {
    /// The settings file itself; not in the file.
    Config,
    /// The data folder.
    Data,
    /// The knowledge folder.
    Knowledge,
    /// How the office calls itself.
    OfficeName,
    /// Working slots, `08:30-12:00,14:00-17:00`; in the file a list.
    WorkingHours,
    /// Life of an invitation in hours.
    InvitationHours,
    /// Tickets that an expert may have open at a time.
    OpenTickets,
    /// Working hours without a sign of work after which a claim lapses.
    ClaimLapses,
    /// Working minutes before a deadline at which its holder is warned.
    WarnBefore,
    /// Days for which the talk is kept: messages as sent, what was typed in browsers. `off`: for good.
    KeepTalk,
    /// Days for which words of questions without a ticket are kept. `off`: for good.
    KeepQuestions,
    /// Days for which photos and files on closed tickets are kept. `off`: for good.
    KeepFiles,
    /// Days for which files that the program made are kept. `off`: for good.
    KeepMadeFiles,
    /// Days after which a client who has not come again is erased. `off`: for good.
    KeepClients,
    /// The bot's token.
    TelegramToken,
    /// Another Bot API server.
    TelegramApiUrl,
    /// A proxy to it.
    TelegramProxy,
    /// Where the pages listen: `127.0.0.1:8080`, or `off`.
    WebListen,
    /// How people reach the pages: `https://…`.
    WebAddress,
    /// Does a proxy stand before the pages: `yes` or `no`.
    WebBehindProxy,
    /// Folder of the backups of each night, or `off`.
    BackupFolder,
    /// How many of them are kept.
    BackupKeep,
}

impl Setting {
    /// Every setting.
    pub const ALL: [Self; 22] = [
        Self::Config,
        Self::Data,
        Self::Knowledge,
        Self::OfficeName,
        Self::WorkingHours,
        Self::InvitationHours,
        Self::OpenTickets,
        Self::ClaimLapses,
        Self::WarnBefore,
        Self::KeepTalk,
        Self::KeepQuestions,
        Self::KeepFiles,
        Self::KeepMadeFiles,
        Self::KeepClients,
        Self::TelegramToken,
        Self::TelegramApiUrl,
        Self::TelegramProxy,
        Self::WebListen,
        Self::WebAddress,
        Self::WebBehindProxy,
        Self::BackupFolder,
        Self::BackupKeep,
    ];

    /// Its name in the environment. Those of Telegram are the ones that the library teloxide uses.
    pub fn variable(self) -> &'static str {
        match self {
            Self::Config => "CLINIC_CONFIG",
            Self::Data => "CLINIC_DATA",
            Self::Knowledge => "CLINIC_KNOWLEDGE",
            Self::OfficeName => "CLINIC_OFFICE_NAME",
            Self::WorkingHours => "CLINIC_WORKING_HOURS",
            Self::InvitationHours => "CLINIC_INVITATION_HOURS",
            Self::OpenTickets => "CLINIC_OPEN_TICKETS",
            Self::ClaimLapses => "CLINIC_CLAIM_LAPSES_HOURS",
            Self::WarnBefore => "CLINIC_WARN_MINUTES",
            Self::KeepTalk => "CLINIC_RETENTION_TALK_DAYS",
            Self::KeepQuestions => "CLINIC_RETENTION_QUESTION_DAYS",
            Self::KeepFiles => "CLINIC_RETENTION_FILE_DAYS",
            Self::KeepMadeFiles => "CLINIC_RETENTION_MADE_FILE_DAYS",
            Self::KeepClients => "CLINIC_RETENTION_CLIENT_DAYS",
            Self::TelegramToken => "TELOXIDE_TOKEN",
            Self::TelegramApiUrl => "TELOXIDE_API_URL",
            Self::TelegramProxy => "TELOXIDE_PROXY",
            Self::WebListen => "CLINIC_WEB_LISTEN",
            Self::WebAddress => "CLINIC_WEB_ADDRESS",
            Self::WebBehindProxy => "CLINIC_WEB_BEHIND_PROXY",
            Self::BackupFolder => "CLINIC_BACKUP_FOLDER",
            Self::BackupKeep => "CLINIC_BACKUP_KEEP",
        }
    }

    /// Its dotted key in the file; `None`: it cannot stand there.
    pub fn key(self) -> Option<&'static str> {
        match self {
            Self::Config => None,
            Self::Data => Some("data"),
            Self::Knowledge => Some("knowledge"),
            Self::OfficeName => Some("office.name"),
            Self::WorkingHours => Some("office.working_hours"),
            Self::InvitationHours => Some("invitation.valid_hours"),
            Self::OpenTickets => Some("desk.open_tickets"),
            Self::ClaimLapses => Some("desk.claim_lapses_hours"),
            Self::WarnBefore => Some("desk.warn_minutes"),
            Self::KeepTalk => Some("retention.talk_days"),
            Self::KeepQuestions => Some("retention.question_days"),
            Self::KeepFiles => Some("retention.file_days"),
            Self::KeepMadeFiles => Some("retention.made_file_days"),
            Self::KeepClients => Some("retention.client_days"),
            Self::TelegramToken => Some("telegram.token"),
            Self::TelegramApiUrl => Some("telegram.api_url"),
            Self::TelegramProxy => Some("telegram.proxy"),
            Self::WebListen => Some("web.listen"),
            Self::WebAddress => Some("web.address"),
            Self::WebBehindProxy => Some("web.behind_proxy"),
            Self::BackupFolder => Some("backup.folder"),
            Self::BackupKeep => Some("backup.keep"),
        }
    }
}
