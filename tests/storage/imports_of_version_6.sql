PRAGMA application_id = 1903520122;
PRAGMA user_version = 6;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0006');
CREATE TABLE cards (
	id TEXT NOT NULL, 
	deck TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	task TEXT NOT NULL, 
	answer TEXT NOT NULL, 
	problem TEXT NOT NULL, 
	prompt TEXT NOT NULL, 
	accept TEXT NOT NULL, 
	wrong TEXT NOT NULL, 
	wrt TEXT NOT NULL, 
	variables TEXT NOT NULL, 
	domain TEXT NOT NULL, 
	rules TEXT NOT NULL, 
	difficulty INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	erratum TEXT NOT NULL, 
	explanation TEXT NOT NULL, 
	hints TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	origin TEXT NOT NULL, 
	retired BOOLEAN NOT NULL, 
	form TEXT, 
	insists BOOLEAN DEFAULT 0 NOT NULL, 
	tags TEXT DEFAULT '[]' NOT NULL, 
	suspended BOOLEAN DEFAULT 0 NOT NULL, 
	deleted BOOLEAN DEFAULT 0 NOT NULL, 
	shipped TEXT, 
	fresh TEXT, 
	CONSTRAINT pk_cards PRIMARY KEY (id), 
	CONSTRAINT fk_cards_deck FOREIGN KEY(deck) REFERENCES decks (name)
);
INSERT INTO "cards" VALUES('own-1','Mine','concept','recall','Newer 1','','Question 1','[]','[]','["x"]','{}','','[]',1,'[]','','','[]',1,'own',0,NULL,0,'["exam"]',0,0,NULL,NULL);
INSERT INTO "cards" VALUES('own-2','Mine','concept','recall','My answer 2','','Question 2','[]','[]','["x"]','{}','','[]',1,'[]','','','["A hint."]',2,'own',0,NULL,0,'["exam"]',0,0,NULL,NULL);
INSERT INTO "cards" VALUES('own-3','Mine','concept','recall','Answer 3','','Question 3','[]','[]','["x"]','{}','','[]',1,'[]','','','[]',3,'own',0,NULL,0,'["exam"]',0,0,NULL,NULL);
INSERT INTO "cards" VALUES('own-4','Mine','concept','recall','Answer 4','','My question 4','[]','[]','["x"]','{}','','[]',1,'[]','','','[]',4,'own',0,NULL,0,'["exam"]',0,0,NULL,NULL);
INSERT INTO "cards" VALUES('own-5','Mine','concept','recall','Answer 5','','Question 5','[]','[]','["x"]','{}','','[]',1,'[]','','','[]',5,'own',0,NULL,0,'["exam"]',0,0,NULL,NULL);
INSERT INTO "cards" VALUES('own-6','Mine','concept','recall','Answer 6','','Question 6','[]','[]','["x"]','{}','','[]',1,'[]','','','[]',8,'own',0,NULL,0,'["exam"]',0,0,NULL,NULL);
CREATE TABLE decks (
	name TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	new_a_day INTEGER, 
	reviews_a_day INTEGER, 
	deleted BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_decks PRIMARY KEY (name)
);
INSERT INTO "decks" VALUES('Mine',1,NULL,NULL,0);
CREATE TABLE details (
	review INTEGER NOT NULL, 
	problem TEXT NOT NULL, 
	rule TEXT, 
	level INTEGER, 
	seed INTEGER, 
	fault TEXT, 
	misconception TEXT NOT NULL, 
	slip TEXT NOT NULL, 
	template TEXT, 
	problem_key TEXT, 
	CONSTRAINT pk_details PRIMARY KEY (review), 
	CONSTRAINT fk_details_review FOREIGN KEY(review) REFERENCES reviews (number)
);
CREATE TABLE edited (
	number INTEGER NOT NULL, 
	card_id TEXT NOT NULL, 
	"before" TEXT NOT NULL, 
	"after" TEXT NOT NULL, 
	shipped TEXT, 
	CONSTRAINT pk_edited PRIMARY KEY (number, card_id), 
	CONSTRAINT fk_edited_number FOREIGN KEY(number) REFERENCES edits (number)
);
INSERT INTO "edited" VALUES(1,'own-2','{"answer": "Answer 2"}','{"answer": "My answer 2"}',NULL);
INSERT INTO "edited" VALUES(2,'own-4','{"prompt": "Question 4"}','{"prompt": "My question 4"}',NULL);
CREATE TABLE edits (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id CHAR(32) NOT NULL, 
	sentence TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	cards INTEGER NOT NULL, 
	decks TEXT NOT NULL, 
	undone_at DATETIME, 
	CONSTRAINT uq_edits_id UNIQUE (id)
);
INSERT INTO "edits" VALUES(1,'933736efcb7848ae82935975c83cc01b','Changed a card of Mine.','2026-03-16 15:09:26.535897',1,'null',NULL);
INSERT INTO "edits" VALUES(2,'f256b85bb8d342e2aa349a862392c4de','Changed a card of Mine.','2026-03-18 15:09:26.535897',1,'null',NULL);
CREATE TABLE evidence (
	review INTEGER NOT NULL, 
	card_id TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	rating INTEGER NOT NULL, 
	weight FLOAT NOT NULL, 
	memory_before TEXT, 
	CONSTRAINT pk_evidence PRIMARY KEY (review, card_id), 
	CONSTRAINT fk_evidence_review FOREIGN KEY(review) REFERENCES reviews (number), 
	CONSTRAINT fk_evidence_card_id FOREIGN KEY(card_id) REFERENCES cards (id)
);
CREATE TABLE imported (
	number INTEGER NOT NULL, 
	card_id TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	meaning TEXT NOT NULL, 
	given TEXT NOT NULL, 
	written TEXT, 
	"before" TEXT, 
	was_retired BOOLEAN NOT NULL, 
	CONSTRAINT pk_imported PRIMARY KEY (number, card_id), 
	CONSTRAINT fk_imported_number FOREIGN KEY(number) REFERENCES imports (number)
);
INSERT INTO "imported" VALUES(1,'own-1','first 1','asks own-1','{"id": "own-1", "deck": "Mine", "kind": "concept", "task": "recall", "answer": "Answer 1", "prompt": "Question 1", "tags": ["exam"]}',NULL,NULL,0);
INSERT INTO "imported" VALUES(1,'own-2','first 2','asks own-2','{"id": "own-2", "deck": "Mine", "kind": "concept", "task": "recall", "answer": "Answer 2", "prompt": "Question 2", "tags": ["exam"]}',NULL,NULL,0);
INSERT INTO "imported" VALUES(1,'own-3','first 3','asks own-3','{"id": "own-3", "deck": "Mine", "kind": "concept", "task": "recall", "answer": "Answer 3", "prompt": "Question 3", "tags": ["exam"]}',NULL,NULL,0);
INSERT INTO "imported" VALUES(1,'own-4','first 4','asks own-4','{"id": "own-4", "deck": "Mine", "kind": "concept", "task": "recall", "answer": "Answer 4", "prompt": "Question 4", "tags": ["exam"]}',NULL,NULL,0);
INSERT INTO "imported" VALUES(1,'own-5','first 5','asks own-5','{"id": "own-5", "deck": "Mine", "kind": "concept", "task": "recall", "answer": "Answer 5", "prompt": "Question 5", "tags": ["exam"]}',NULL,NULL,0);
INSERT INTO "imported" VALUES(2,'own-1','second 1','asks own-1','{"id": "own-1", "deck": "Mine", "kind": "concept", "task": "recall", "answer": "Newer 1", "prompt": "Question 1", "tags": ["exam"]}',NULL,'{"id": "own-1", "deck": "Mine", "kind": "concept", "task": "recall", "answer": "Answer 1", "prompt": "Question 1", "tags": ["exam"]}',0);
INSERT INTO "imported" VALUES(2,'own-2','second 2','asks own-2','{"id": "own-2", "deck": "Mine", "kind": "concept", "task": "recall", "answer": "Answer 2", "prompt": "Question 2", "hints": ["A hint."], "tags": ["exam"]}','{"id": "own-2", "deck": "Mine", "kind": "concept", "task": "recall", "answer": "My answer 2", "prompt": "Question 2", "hints": ["A hint."], "tags": ["exam"]}','{"id": "own-2", "deck": "Mine", "kind": "concept", "task": "recall", "answer": "My answer 2", "prompt": "Question 2", "tags": ["exam"]}',0);
INSERT INTO "imported" VALUES(2,'own-6','second 6','asks own-6','{"id": "own-6", "deck": "Mine", "kind": "concept", "task": "recall", "answer": "Answer 6", "prompt": "Question 6", "tags": ["exam"]}',NULL,NULL,0);
INSERT INTO "imported" VALUES(3,'own-3','third 3','asks own-3','{"id": "own-3", "deck": "Mine", "kind": "concept", "task": "recall", "answer": "Third 3", "prompt": "Question 3", "tags": ["exam"]}',NULL,'{"id": "own-3", "deck": "Mine", "kind": "concept", "task": "recall", "answer": "Answer 3", "prompt": "Question 3", "tags": ["exam"]}',0);
INSERT INTO "imported" VALUES(3,'own-7','third 7','asks own-7','{"id": "own-7", "deck": "Mine", "kind": "concept", "task": "recall", "answer": "Answer 7", "prompt": "Question 7", "tags": ["exam"]}',NULL,NULL,0);
CREATE TABLE imports (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id CHAR(32) NOT NULL, 
	name TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	decks TEXT NOT NULL, 
	pictures TEXT NOT NULL, 
	undone_at DATETIME, 
	CONSTRAINT uq_imports_id UNIQUE (id)
);
INSERT INTO "imports" VALUES(1,'00000000000000000000000000000001','1.csv','2026-03-15 15:09:26.535897','["Mine"]','[]',NULL);
INSERT INTO "imports" VALUES(2,'00000000000000000000000000000002','2.csv','2026-03-16 15:09:26.535897','[]','[]',NULL);
INSERT INTO "imports" VALUES(3,'00000000000000000000000000000003','3.csv','2026-03-17 15:09:26.535897','[]','[]','2026-03-18 15:09:26.535897');
CREATE TABLE memories (
	card_id TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	step INTEGER, 
	stability FLOAT NOT NULL, 
	difficulty FLOAT NOT NULL, 
	due DATETIME NOT NULL, 
	last_review DATETIME NOT NULL, 
	CONSTRAINT pk_memories PRIMARY KEY (card_id), 
	CONSTRAINT fk_memories_card_id FOREIGN KEY(card_id) REFERENCES cards (id)
);
CREATE TABLE meta (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_meta PRIMARY KEY (name)
);
INSERT INTO "meta" VALUES('id','9a475907-67eb-4503-a3fc-ed3004f7a5fa');
INSERT INTO "meta" VALUES('created','2026-03-14T15:09:26.535897+00:00');
INSERT INTO "meta" VALUES('content fingerprint','first');
CREATE TABLE resets (
	number INTEGER NOT NULL, 
	card_id TEXT NOT NULL, 
	"after" INTEGER NOT NULL, 
	memory_before TEXT, 
	undone_at DATETIME, 
	CONSTRAINT pk_resets PRIMARY KEY (number, card_id), 
	CONSTRAINT fk_resets_number FOREIGN KEY(number) REFERENCES edits (number)
);
CREATE TABLE reviews (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id CHAR(32) NOT NULL, 
	card_id TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	rating INTEGER NOT NULL, 
	mode TEXT NOT NULL, 
	session CHAR(32) NOT NULL, 
	took BIGINT NOT NULL, 
	answer TEXT NOT NULL, 
	verdict TEXT NOT NULL, 
	hints INTEGER NOT NULL, 
	memory_before TEXT, 
	undone_at DATETIME, 
	CONSTRAINT uq_reviews_id UNIQUE (id), 
	CONSTRAINT fk_reviews_card_id FOREIGN KEY(card_id) REFERENCES cards (id)
);
CREATE TABLE rules (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	statement TEXT NOT NULL, 
	explanation TEXT NOT NULL, 
	builds_on TEXT NOT NULL, 
	variables TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_rules PRIMARY KEY (id)
);
CREATE TABLE settings (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_settings PRIMARY KEY (name)
);
CREATE INDEX ix_cards_deck ON cards (deck);
CREATE INDEX ix_imported_card_id ON imported (card_id);
CREATE INDEX ix_resets_card_id ON resets (card_id);
CREATE INDEX ix_memories_due ON memories (due);
CREATE INDEX ix_reviews_card_id ON reviews (card_id);
CREATE INDEX ix_reviews_at ON reviews (at);
CREATE INDEX ix_evidence_card_id ON evidence (card_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('imports',3);
INSERT INTO "sqlite_sequence" VALUES('edits',2);
COMMIT;
