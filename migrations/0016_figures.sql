-- Figures over a period look only at what happened in it.
CREATE INDEX event_by_kind ON event (what ->> 'kind', at_ms);
CREATE INDEX ticket_by_promise ON ticket (due_first_ms);
CREATE INDEX ticket_by_end ON ticket (closed_ms) WHERE closed_ms IS NOT NULL;
CREATE INDEX outbox_by_end ON outbox (state, done_ms) WHERE done_ms IS NOT NULL;
CREATE INDEX inbox_set_aside ON inbox (at_ms) WHERE set_aside IS NOT NULL;
