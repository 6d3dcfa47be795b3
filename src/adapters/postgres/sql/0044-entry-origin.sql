-- What a dossier entered in registers is found by the dossier: `motcua verify` compares it with the events.
CREATE INDEX register_entry_origin ON motcua.register_entry (split_part(origin, '#', 1));
