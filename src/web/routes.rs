//! Every address of the pages with who may use it: one list, which a test walks as everybody.

/// Who may use a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Anybody; what is shown is their own.
    Anybody,
    /// Experts and the office in good standing; of a ticket, who `can` see it.
    House,
    /// The office in good standing.
    Office,
}

/// An address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// With its gaps in braces.
    pub path: &'static str,
    /// Who may.
    pub who: Who,
}

const fn get(path: &'static str, who: Who) -> Route {
    Route { method: "GET", path, who }
}

const fn post(path: &'static str, who: Who) -> Route {
    Route { method: "POST", path, who }
}

/// All of them.
pub const ROUTES: &[Route] = &[
    get("/", Who::Anybody),
    post("/say", Who::Anybody),
    post("/press", Who::Anybody),
    post("/upload", Who::Anybody),
    get("/stream", Who::Anybody),
    get("/file/{row}/{item}", Who::Anybody),
    get("/sent/{row}/{item}", Who::Anybody),
    post("/look", Who::Anybody),
    get("/sign-in/{link}", Who::Anybody),
    post("/sign-in/{link}", Who::Anybody),
    post("/sign-out", Who::Anybody),
    get("/assets/{name}", Who::Anybody),
    get("/calendar/{file}", Who::Anybody),
    get("/desk", Who::House),
    get("/desk/find", Who::House),
    get("/desk/talk", Who::House),
    post("/desk/say", Who::House),
    post("/desk/press", Who::House),
    post("/desk/upload", Who::House),
    get("/desk/stream", Who::House),
    get("/desk/file/{row}/{item}", Who::House),
    get("/desk/sent/{row}/{item}", Who::House),
    get("/desk/ticket/{number}", Who::House),
    post("/desk/ticket/{number}", Who::House),
    get("/desk/ticket/{number}/file/{name}", Who::House),
    get("/desk/devices", Who::House),
    post("/desk/devices/calendar", Who::House),
    post("/desk/devices/{session}/end", Who::House),
    get("/office", Who::Office),
    get("/office/ledger", Who::Office),
    get("/office/people", Who::Office),
    get("/office/knowledge", Who::Office),
    get("/office/indicators", Who::Office),
    post("/office/indicators", Who::Office),
    get("/office/audit", Who::Office),
    get("/office/privacy", Who::Office),
    get("/office/report/{ending}", Who::Office),
];
