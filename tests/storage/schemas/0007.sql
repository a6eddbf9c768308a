PRAGMA application_id = 1903520122;
PRAGMA user_version = 7;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0007');
CREATE TABLE "cards" (
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
	imported_by INTEGER, 
	digest TEXT, 
	meaning TEXT, 
	given TEXT, 
	CONSTRAINT pk_cards PRIMARY KEY (id), 
	CONSTRAINT fk_cards_deck FOREIGN KEY(deck) REFERENCES decks (name), 
	CONSTRAINT fk_cards_imported_by FOREIGN KEY(imported_by) REFERENCES imports (number)
);
INSERT INTO "cards" VALUES('square','Formulas','formula','differentiate','2x','x^2','','[]','[]','["x"]','{}','','["power"]',1,'[]','','','[]',0,'shipped',0,NULL,0,'[]',0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES('cube','Formulas','formula','differentiate','','a x^n','','[]','[]','["x"]','{}','','["power"]',1,'[]','','','["Down."]',1,'shipped',0,'simplified',1,'["exam", "rules::power"]',1,0,NULL,'{"parameters": ["a, n in 2..9"], "conditions": ["a != n"]}',NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES('practice-power','Practice','practice','differentiate','','','A fresh problem','[]','[]','["x"]','{}','','["power"]',1,'[]','','','[]',0,'made',0,NULL,0,'[]',0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES('practice-chain','Practice','practice','differentiate','','','A fresh problem','[]','[]','["x"]','{}','','["chain"]',1,'[]','','','[]',0,'made',0,NULL,0,'[]',0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "cards" VALUES('own-1','Mine','concept','recall','My answer','','Question','[]','[]','["x"]','{}','','[]',1,'[]','','','[]',1,'own',1,NULL,0,'[]',0,1,NULL,NULL,3,'b','m','{"id":"own-1","deck":"Mine","kind":"concept","task":"recall","answer":"Another answer","problem":"","prompt":"Question","accept":[],"wrong":[],"wrt":["x"],"variables":{},"domain":"","rules":[],"difficulty":1,"source":[],"erratum":"","explanation":"","hints":[],"form":null,"insists":false,"tags":[],"fresh":null}');
CREATE TABLE "decks" (
	name TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	new_a_day INTEGER, 
	reviews_a_day INTEGER, 
	deleted BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_decks PRIMARY KEY (name)
);
INSERT INTO "decks" VALUES('Formulas',0,3,NULL,0);
INSERT INTO "decks" VALUES('Practice',0,NULL,NULL,0);
INSERT INTO "decks" VALUES('Mine',1,NULL,NULL,0);
CREATE TABLE "details" (
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
INSERT INTO "details" VALUES(2,'x^2',NULL,NULL,NULL,NULL,'','',NULL,NULL);
INSERT INTO "details" VALUES(3,'(3x)^3','chain',1,4711,'power','power-coefficient-lost','','power-1','x^2');
CREATE TABLE edited (
	number INTEGER NOT NULL, 
	card_id TEXT NOT NULL, 
	"before" TEXT NOT NULL, 
	"after" TEXT NOT NULL, 
	shipped TEXT, 
	CONSTRAINT pk_edited PRIMARY KEY (number, card_id), 
	CONSTRAINT fk_edited_number FOREIGN KEY(number) REFERENCES edits (number)
);
INSERT INTO "edited" VALUES(2,'cube','{"suspended": 0}','{"suspended": 1}',NULL);
INSERT INTO "edited" VALUES(4,'own-1','{"answer": "Another answer"}','{"answer": "My answer"}',NULL);
INSERT INTO "edited" VALUES(5,'own-1','{"retired": 0, "deleted": 0}','{"retired": 1, "deleted": 1}',NULL);
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
INSERT INTO "edits" VALUES(1,'00000000000000000000000000000051','Limited Formulas to 3 new cards a day.','2026-03-19 15:09:26.535897',0,'[[{"name": "Formulas", "position": 0, "new_a_day": null, "reviews_a_day": null, "deleted": false}, {"name": "Formulas", "position": 0, "new_a_day": 3, "reviews_a_day": null, "deleted": false}]]',NULL);
INSERT INTO "edits" VALUES(2,'00000000000000000000000000000052','Suspended 1 card.','2026-03-20 15:09:26.535897',1,'null',NULL);
INSERT INTO "edits" VALUES(3,'00000000000000000000000000000053','Reset 1 card: it is new again.','2026-03-21 15:09:26.535897',1,'null','2026-03-21 15:09:26.535897');
INSERT INTO "edits" VALUES(4,'b17cb2a605e7414e9cbec08467b16a08','Changed a card of Mine.','2026-03-22 15:09:26.535897',1,'null',NULL);
INSERT INTO "edits" VALUES(5,'243575cccc114c08967f17cfcbed4c96','Deleted 1 card.','2026-03-22 15:09:26.535897',1,'null',NULL);
CREATE TABLE evidence (
	review INTEGER NOT NULL, 
	card_id TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	rating INTEGER NOT NULL, 
	weight FLOAT NOT NULL, 
	memory_before TEXT, 
	CONSTRAINT pk_evidence PRIMARY KEY (review, card_id), 
	CONSTRAINT fk_evidence_card_id FOREIGN KEY(card_id) REFERENCES cards (id), 
	CONSTRAINT fk_evidence_review FOREIGN KEY(review) REFERENCES reviews (number)
);
INSERT INTO "evidence" VALUES(2,'practice-power',0,4,0.5,'{"stage": "learning", "step": 1, "stability": 2.25, "difficulty": 5.25, "due": "2026-03-15T15:19:26.535897+00:00", "last_review": "2026-03-15T15:09:26.535897+00:00"}');
INSERT INTO "evidence" VALUES(3,'practice-power',0,1,1.0,NULL);
CREATE TABLE "imports" (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id CHAR(32) NOT NULL, 
	name TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	decks TEXT NOT NULL, 
	pictures TEXT NOT NULL, 
	added INTEGER DEFAULT '0' NOT NULL, 
	changed INTEGER DEFAULT '0' NOT NULL, 
	undone_at DATETIME, 
	CONSTRAINT uq_imports_id UNIQUE (id)
);
INSERT INTO "imports" VALUES(1,'00000000000000000000000000000046','mine.csv','2026-03-17 15:09:26.535897','["Mine"]','[]',1,0,'2026-03-18 15:09:26.535897');
INSERT INTO "imports" VALUES(2,'00000000000000000000000000000047','mine.csv','2026-03-21 15:09:26.535897','["Mine"]','[]',1,0,NULL);
INSERT INTO "imports" VALUES(3,'00000000000000000000000000000048','mine.csv','2026-03-21 15:09:26.535897','[]','[]',0,1,NULL);
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
INSERT INTO "memories" VALUES('practice-power','review',NULL,3.5,5.25,'2026-03-20 15:09:26.535897','2026-03-16 15:09:26.535897');
INSERT INTO "memories" VALUES('square','review',NULL,2.1,5.25,'2026-03-18 15:09:26.535897','2026-03-16 15:09:26.535897');
CREATE TABLE meta (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_meta PRIMARY KEY (name)
);
INSERT INTO "meta" VALUES('id','6712600c-4114-4b20-9582-171249c3a14c');
INSERT INTO "meta" VALUES('created','2026-03-14T15:09:26.535897+00:00');
INSERT INTO "meta" VALUES('content fingerprint','first');
CREATE TABLE replaced (
	card_id TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	"before" TEXT NOT NULL, 
	was_retired BOOLEAN NOT NULL, 
	written TEXT, 
	imported_by INTEGER, 
	digest TEXT, 
	meaning TEXT, 
	given TEXT, 
	CONSTRAINT pk_replaced PRIMARY KEY (card_id, number), 
	CONSTRAINT fk_replaced_number FOREIGN KEY(number) REFERENCES imports (number)
);
INSERT INTO "replaced" VALUES('own-1',3,'{"id": "own-1", "deck": "Mine", "kind": "concept", "task": "recall", "answer": "Answer", "prompt": "Question"}',0,NULL,2,'a','m',NULL);
CREATE TABLE resets (
	number INTEGER NOT NULL, 
	card_id TEXT NOT NULL, 
	"after" INTEGER NOT NULL, 
	memory_before TEXT, 
	undone_at DATETIME, 
	CONSTRAINT pk_resets PRIMARY KEY (number, card_id), 
	CONSTRAINT fk_resets_number FOREIGN KEY(number) REFERENCES edits (number)
);
INSERT INTO "resets" VALUES(3,'square',3,'{"stage": "review", "step": null, "stability": 2.1, "difficulty": 5.25, "due": "2026-03-18T15:09:26.535897+00:00", "last_review": "2026-03-16T15:09:26.535897+00:00"}','2026-03-21 15:09:26.535897');
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
INSERT INTO "reviews" VALUES(1,'00000000000000000000000000000001','square','2026-03-15 15:09:26.535897',3,'typed','00000000000000000000000000000063',3000007,'2 x','correct',0,NULL,NULL);
INSERT INTO "reviews" VALUES(2,'00000000000000000000000000000002','square','2026-03-16 15:09:26.535897',4,'typed','00000000000000000000000000000063',3000007,'2 x','correct',0,'{"stage": "review", "step": null, "stability": 1.1, "difficulty": 5.25, "due": "2026-03-16T15:09:26.535897+00:00", "last_review": "2026-03-15T15:09:26.535897+00:00"}',NULL);
INSERT INTO "reviews" VALUES(3,'00000000000000000000000000000003','cube','2026-03-17 15:09:26.535897',1,'typed','00000000000000000000000000000063',3000007,'2 x','correct',0,NULL,'2026-03-17 15:09:31.535897');
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
INSERT INTO "rules" VALUES('power','power rule','d/dx [x^n] = n x^(n-1)','Down comes the n.','[]','{"n": "integer"}',0);
CREATE TABLE settings (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_settings PRIMARY KEY (name)
);
INSERT INTO "settings" VALUES('study','{"new_a_day": 7}');
CREATE INDEX ix_memories_due ON memories (due);
CREATE INDEX ix_reviews_card_id ON reviews (card_id);
CREATE INDEX ix_reviews_at ON reviews (at);
CREATE INDEX ix_evidence_card_id ON evidence (card_id);
CREATE INDEX ix_resets_card_id ON resets (card_id);
CREATE INDEX ix_cards_deck ON cards (deck);
CREATE TRIGGER keep_given AFTER UPDATE OF deck, kind, task, answer, problem, prompt, accept, wrong, wrt, variables,
    domain, rules, difficulty, source, erratum, explanation, hints, form, insists, tags, fresh ON cards
WHEN old.given IS NULL AND old.imported_by IS NOT NULL AND new.imported_by = old.imported_by
BEGIN
    UPDATE cards SET given = json_object(
        'id', old.id, 'deck', old.deck, 'kind', old.kind, 'task', old.task, 'answer', old.answer,
        'problem', old.problem, 'prompt', old.prompt, 'accept', json(old.accept), 'wrong', json(old.wrong),
        'wrt', json(old.wrt), 'variables', json(old.variables), 'domain', old.domain, 'rules', json(old.rules),
        'difficulty', old.difficulty, 'source', json(old.source), 'erratum', old.erratum,
        'explanation', old.explanation, 'hints', json(old.hints), 'form', old.form,
        'insists', json(iif(old.insists, 'true', 'false')), 'tags', json(old.tags), 'fresh', json(old.fresh)
    ) WHERE id = old.id;
END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('reviews',3);
INSERT INTO "sqlite_sequence" VALUES('edits',5);
INSERT INTO "sqlite_sequence" VALUES('imports',3);
COMMIT;
