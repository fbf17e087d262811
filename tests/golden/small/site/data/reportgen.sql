BEGIN TRANSACTION;
CREATE TABLE about (
  "key" TEXT,
  "value" TEXT,
  PRIMARY KEY (key)
);
INSERT INTO "about" VALUES('format','1');
INSERT INTO "about" VALUES('generator','reportgen 0.1.0');
INSERT INTO "about" VALUES('as_of','2025-05-07');
CREATE TABLE changes (
  "change" INTEGER,
  "item" TEXT REFERENCES items (item),
  "record" INTEGER REFERENCES records (record),
  "report" TEXT REFERENCES reports (report),
  "date" TEXT,
  "field" TEXT,
  "before" TEXT,
  "after" TEXT,
  "slip_days" INTEGER,
  "source" TEXT,
  "line" INTEGER,
  "end_line" INTEGER,
  "page" TEXT,
  PRIMARY KEY (change)
);
INSERT INTO "changes" VALUES(1,'action:AI-1',11,'2025-05-06','2025-05-06','percent','40 %','80 %',NULL,'reports/2025-05-06.md',6,6,'reports/2025-05-06.html#L6');
INSERT INTO "changes" VALUES(2,'action:AI-1',11,'2025-05-06','2025-05-06','due','2025-05-06','2025-05-07',1,'reports/2025-05-06.md',6,6,'reports/2025-05-06.html#L6');
INSERT INTO "changes" VALUES(3,'action:AI-1',16,'2025-05-07','2025-05-07','status','in progress','done',NULL,'reports/last-day.md',4,4,'reports/2025-05-07.html#L4');
INSERT INTO "changes" VALUES(4,'action:AI-2',12,'2025-05-06','2025-05-06','status','planned','in progress',NULL,'reports/2025-05-06.md',7,7,'reports/2025-05-06.html#L7');
INSERT INTO "changes" VALUES(5,'action:AI-2',12,'2025-05-06','2025-05-06','percent','0 %','70 %',NULL,'reports/2025-05-06.md',7,7,'reports/2025-05-06.html#L7');
INSERT INTO "changes" VALUES(6,'risk:R-1',13,'2025-05-06','2025-05-06','level','yellow','red',NULL,'reports/2025-05-06.md',12,12,'reports/2025-05-06.html#L12');
INSERT INTO "changes" VALUES(7,'story:ST-1',18,'2025-05-07','2025-05-07','status','in progress','done',NULL,'reports/last-day.md',8,8,'reports/2025-05-07.html#L8');
CREATE TABLE finding_places (
  "finding" INTEGER REFERENCES findings (finding),
  "position" INTEGER,
  "source" TEXT,
  "line" INTEGER,
  "end_line" INTEGER,
  "page" TEXT,
  PRIMARY KEY (finding, position)
) WITHOUT ROWID;
CREATE TABLE findings (
  "finding" INTEGER,
  "rule" TEXT,
  "name" TEXT,
  "weight" TEXT,
  "message" TEXT,
  "hint" TEXT,
  "words" TEXT,
  "suppressed" TEXT,
  "report" TEXT REFERENCES reports (report),
  "item" TEXT REFERENCES items (item),
  "column" INTEGER,
  "source" TEXT,
  "line" INTEGER,
  "end_line" INTEGER,
  "page" TEXT,
  PRIMARY KEY (finding)
);
INSERT INTO "findings" VALUES(1,'RG301','weekday-date','error','2025-05-06 is a Tuesday, not a Wednesday','correct the weekday or the date','Wednesday',NULL,'2025-05-06',NULL,40,'reports/2025-05-06.md',1,1,'reports/2025-05-06.html#L1');
INSERT INTO "findings" VALUES(2,'RG202','percent-status','error','AI-2 says "Done" and 70%','correct the status or the percentage','Done',NULL,'2025-05-06',NULL,33,'reports/2025-05-06.md',7,7,'reports/2025-05-06.html#L7');
CREATE TABLE item_owners (
  "item" TEXT REFERENCES items (item),
  "position" INTEGER,
  "name" TEXT,
  "person" TEXT REFERENCES people (person),
  "source" TEXT,
  "line" INTEGER,
  "end_line" INTEGER,
  "page" TEXT,
  PRIMARY KEY (item, position)
) WITHOUT ROWID;
INSERT INTO "item_owners" VALUES('action:AI-1',0,'Ada','Ada','reports/last-day.md',4,4,'reports/2025-05-07.html#L4');
INSERT INTO "item_owners" VALUES('action:AI-2',0,'Ben','Ben','reports/2025-05-06.md',7,7,'reports/2025-05-06.html#L7');
INSERT INTO "item_owners" VALUES('action:AI-3',0,'Ada','Ada','reports/last-day.md',5,5,'reports/2025-05-07.html#L5');
INSERT INTO "item_owners" VALUES('action:AI-3',1,'Ben','Ben','reports/last-day.md',5,5,'reports/2025-05-07.html#L5');
INSERT INTO "item_owners" VALUES('risk:R-1',0,'Ben','Ben','reports/2025-05-06.md',12,12,'reports/2025-05-06.html#L12');
INSERT INTO "item_owners" VALUES('story:ST-1',0,'Ada','Ada','reports/last-day.md',8,8,'reports/2025-05-07.html#L8');
CREATE TABLE items (
  "item" TEXT,
  "kind" TEXT,
  "id" TEXT,
  "title" TEXT,
  "status" TEXT,
  "level" TEXT,
  "percent" NUMERIC,
  "owners" TEXT,
  "due" TEXT,
  "due_last" TEXT,
  "first" TEXT,
  "last" TEXT,
  "closed" TEXT,
  "is_open" INTEGER,
  "is_late" INTEGER,
  "days_open" INTEGER,
  "slips" INTEGER,
  "slipped_days" INTEGER,
  "reopened" INTEGER,
  "vanished" INTEGER,
  "lapsed" INTEGER,
  "reason" TEXT,
  "source" TEXT,
  "line" INTEGER,
  "end_line" INTEGER,
  "page" TEXT,
  PRIMARY KEY (item)
);
INSERT INTO "items" VALUES('action:AI-1','action','AI-1','Grease the bearing','done',NULL,80,'Ada','2025-05-07','2025-05-07','2025-05-05','2025-05-07','2025-05-07',0,0,2,1,1,0,0,0,NULL,'reports/last-day.md',4,4,'items/ai-1.html');
INSERT INTO "items" VALUES('action:AI-2','action','AI-2','Paint the door','in_progress',NULL,70,'Ben',NULL,NULL,'2025-05-05','2025-05-06',NULL,1,0,2,0,0,0,0,0,NULL,'reports/2025-05-06.md',7,7,'items/ai-2.html');
INSERT INTO "items" VALUES('action:AI-3','action','AI-3','Thank the mail boat',NULL,NULL,NULL,'Ada, Ben',NULL,NULL,'2025-05-07','2025-05-07',NULL,1,0,0,0,0,0,0,0,NULL,'reports/last-day.md',5,5,'items/ai-3.html');
INSERT INTO "items" VALUES('checkpoint:7a2fb2c8','checkpoint',NULL,'First turn of the lamp',NULL,NULL,NULL,NULL,NULL,NULL,'2025-05-05','2025-05-05',NULL,0,0,NULL,0,0,0,0,0,NULL,'reports/2025-05-05.md',7,7,'reports/2025-05-05.html#L7');
INSERT INTO "items" VALUES('checkpoint:879b544a','checkpoint',NULL,'Keys and lamp oil',NULL,NULL,NULL,NULL,NULL,NULL,'2025-05-05','2025-05-05',NULL,0,0,NULL,0,0,0,0,0,NULL,'reports/2025-05-05.md',6,6,'reports/2025-05-05.html#L6');
INSERT INTO "items" VALUES('decision:deef9595','decision',NULL,'The lamp stays lit while it is repaired.',NULL,NULL,NULL,NULL,NULL,NULL,'2025-05-05','2025-05-05',NULL,0,0,NULL,0,0,0,0,0,NULL,'reports/2025-05-05.md',24,24,'items/decision-2025-05-05-1.html');
INSERT INTO "items" VALUES('metric:531d6218','metric',NULL,'Turns a minute',NULL,NULL,NULL,NULL,NULL,NULL,'2025-05-05','2025-05-07',NULL,0,0,NULL,0,0,0,0,0,NULL,'reports/last-day.md',13,13,'items/metric-2025-05-05-1.html');
INSERT INTO "items" VALUES('risk:R-1','risk','R-1','The spare lens has a crack',NULL,'red',NULL,'Ben',NULL,NULL,'2025-05-05','2025-05-06',NULL,1,0,2,0,0,0,0,0,NULL,'reports/2025-05-06.md',12,12,'items/r-1.html');
INSERT INTO "items" VALUES('story:ST-1','story','ST-1','The lamp turns evenly','done',NULL,NULL,'Ada',NULL,NULL,'2025-05-05','2025-05-07','2025-05-07',0,0,2,0,0,0,0,0,NULL,'reports/last-day.md',8,8,'items/st-1.html');
CREATE TABLE people (
  "person" TEXT,
  "source" TEXT,
  "line" INTEGER,
  "end_line" INTEGER,
  "page" TEXT,
  PRIMARY KEY (person)
);
INSERT INTO "people" VALUES('Ada','reports/2025-05-05.md',10,13,'people/ada.html');
INSERT INTO "people" VALUES('Ben','reports/2025-05-05.md',14,15,'people/ben.html');
CREATE TABLE record_mentions (
  "record" INTEGER REFERENCES records (record),
  "position" INTEGER,
  "id" TEXT,
  "item" TEXT REFERENCES items (item),
  "source" TEXT,
  "line" INTEGER,
  "end_line" INTEGER,
  "page" TEXT,
  PRIMARY KEY (record, position)
) WITHOUT ROWID;
CREATE TABLE record_owners (
  "record" INTEGER REFERENCES records (record),
  "position" INTEGER,
  "name" TEXT,
  "person" TEXT REFERENCES people (person),
  "source" TEXT,
  "line" INTEGER,
  "end_line" INTEGER,
  "page" TEXT,
  PRIMARY KEY (record, position)
) WITHOUT ROWID;
INSERT INTO "record_owners" VALUES(4,0,'Ada','Ada','reports/2025-05-05.md',10,13,'reports/2025-05-05.html#L10');
INSERT INTO "record_owners" VALUES(5,0,'Ben','Ben','reports/2025-05-05.md',14,15,'reports/2025-05-05.html#L14');
INSERT INTO "record_owners" VALUES(6,0,'Ada','Ada','reports/2025-05-05.md',18,18,'reports/2025-05-05.html#L18');
INSERT INTO "record_owners" VALUES(7,0,'Ben','Ben','reports/2025-05-05.md',21,21,'reports/2025-05-05.html#L21');
INSERT INTO "record_owners" VALUES(11,0,'Ada','Ada','reports/2025-05-06.md',6,6,'reports/2025-05-06.html#L6');
INSERT INTO "record_owners" VALUES(12,0,'Ben','Ben','reports/2025-05-06.md',7,7,'reports/2025-05-06.html#L7');
INSERT INTO "record_owners" VALUES(13,0,'Ben','Ben','reports/2025-05-06.md',12,12,'reports/2025-05-06.html#L12');
INSERT INTO "record_owners" VALUES(16,0,'Ada','Ada','reports/last-day.md',4,4,'reports/2025-05-07.html#L4');
INSERT INTO "record_owners" VALUES(17,0,'Ada','Ada','reports/last-day.md',5,5,'reports/2025-05-07.html#L5');
INSERT INTO "record_owners" VALUES(17,1,'Ben','Ben','reports/last-day.md',5,5,'reports/2025-05-07.html#L5');
INSERT INTO "record_owners" VALUES(18,0,'Ada','Ada','reports/last-day.md',8,8,'reports/2025-05-07.html#L8');
CREATE TABLE records (
  "record" INTEGER,
  "report" TEXT REFERENCES reports (report),
  "item" TEXT REFERENCES items (item),
  "kind" TEXT,
  "date" TEXT,
  "id" TEXT,
  "title" TEXT,
  "weekday" TEXT,
  "day" INTEGER,
  "week" INTEGER,
  "sprint" INTEGER,
  "status" TEXT,
  "status_raw" TEXT,
  "percent" NUMERIC,
  "level" TEXT,
  "trend" TEXT,
  "trend_raw" TEXT,
  "likelihood" TEXT,
  "impact" TEXT,
  "due" TEXT,
  "due_raw" TEXT,
  "points" NUMERIC,
  "priority" TEXT,
  "event" TEXT,
  "start_time" TEXT,
  "end_time" TEXT,
  "time_raw" TEXT,
  "value" NUMERIC,
  "unit" TEXT,
  "value_raw" TEXT,
  "target" NUMERIC,
  "comparator" TEXT,
  "target_raw" TEXT,
  "met" INTEGER,
  "section" TEXT,
  "owners" TEXT,
  "details" TEXT,
  "text" TEXT,
  "source" TEXT,
  "line" INTEGER,
  "end_line" INTEGER,
  "page" TEXT,
  PRIMARY KEY (record)
);
INSERT INTO "records" VALUES(1,'2025-05-05',NULL,'report','2025-05-05',NULL,'Lighthouse Day 1 Execution Outcomes (Monday, May 5, 2025)','Monday',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,'# Lighthouse Day 1 Execution Outcomes (Monday, May 5, 2025)
Fog until ten. The lamp turns, but not evenly.
## Checkpoints
## Action Items
## Stories
## Risks
## Decisions
## Metrics
| Metric | Target | Result |
|---|---|---|','reports/2025-05-05.md',1,1,'reports/2025-05-05.html#L1');
INSERT INTO "records" VALUES(2,'2025-05-05','checkpoint:879b544a','checkpoint','2025-05-05',NULL,'Keys and lamp oil',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'08:00',NULL,'08:00',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Checkpoints',NULL,NULL,'- 08:00 Keys and lamp oil','reports/2025-05-05.md',6,6,'reports/2025-05-05.html#L6');
INSERT INTO "records" VALUES(3,'2025-05-05','checkpoint:7a2fb2c8','checkpoint','2025-05-05',NULL,'First turn of the lamp',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'12:00','12:30','12:00-12:30',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Checkpoints',NULL,NULL,'- 12:00-12:30 First turn of the lamp','reports/2025-05-05.md',7,7,'reports/2025-05-05.html#L7');
INSERT INTO "records" VALUES(4,'2025-05-05','action:AI-1','action','2025-05-05','AI-1','Grease the bearing',NULL,NULL,NULL,NULL,'in_progress','In Progress',40,NULL,NULL,NULL,NULL,NULL,'2025-05-06','2025-05-06',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Action Items','Ada','{"next_steps":"Order grease."}','- **AI-1 – Grease the bearing (Ada)**
  - Status: In Progress (40%)
  - Next Steps: Order grease.
  - Due: 2025-05-06','reports/2025-05-05.md',10,13,'reports/2025-05-05.html#L10');
INSERT INTO "records" VALUES(5,'2025-05-05','action:AI-2','action','2025-05-05','AI-2','Paint the door',NULL,NULL,NULL,NULL,'planned','Planned',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Action Items','Ben',NULL,'- **AI-2 – Paint the door (Ben)**
  - Status: Planned (0%)','reports/2025-05-05.md',14,15,'reports/2025-05-05.html#L14');
INSERT INTO "records" VALUES(6,'2025-05-05','story:ST-1','story','2025-05-05','ST-1','The lamp turns evenly',NULL,NULL,NULL,NULL,'in_progress','In Progress',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Stories','Ada',NULL,'- **ST-1 – The lamp turns evenly (Ada)** – 3 points – In Progress','reports/2025-05-05.md',18,18,'reports/2025-05-05.html#L18');
INSERT INTO "records" VALUES(7,'2025-05-05','risk:R-1','risk','2025-05-05','R-1','The spare lens has a crack',NULL,NULL,NULL,NULL,NULL,'Yellow',NULL,'yellow',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Risks','Ben',NULL,'- **R-1:** The spare lens has a crack (Owner: Ben) – Status: Yellow','reports/2025-05-05.md',21,21,'reports/2025-05-05.html#L21');
INSERT INTO "records" VALUES(8,'2025-05-05','decision:deef9595','decision','2025-05-05',NULL,'The lamp stays lit while it is repaired.',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Decisions',NULL,NULL,'- Decision: The lamp stays lit while it is repaired.','reports/2025-05-05.md',24,24,'reports/2025-05-05.html#L24');
INSERT INTO "records" VALUES(9,'2025-05-05','metric:531d6218','metric','2025-05-05',NULL,'Turns a minute',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,5.2,NULL,'5.2',6,'≥','≥6',0,'Metrics',NULL,NULL,'| Turns a minute | ≥6 | 5.2 |','reports/2025-05-05.md',29,29,'reports/2025-05-05.html#L29');
INSERT INTO "records" VALUES(10,'2025-05-06',NULL,'report','2025-05-06',NULL,'Lighthouse Day 2 Execution Outcomes (Wednesday, May 6, 2025)','Wednesday',2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,'# Lighthouse Day 2 Execution Outcomes (Wednesday, May 6, 2025)
## Action Items
| ID | Action | Owner | Status | Due |
|---|---|---|---|---|
The grease came with the mail boat.
## Risks
## Metrics
| Metric | Target | Result |
|---|---|---|','reports/2025-05-06.md',1,1,'reports/2025-05-06.html#L1');
INSERT INTO "records" VALUES(11,'2025-05-06','action:AI-1','action','2025-05-06','AI-1','Grease the bearing',NULL,NULL,NULL,NULL,'in_progress','In Progress',80,NULL,NULL,NULL,NULL,NULL,'2025-05-07','2025-05-07 (was 2025-05-06)',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Action Items','Ada',NULL,'| AI-1 | Grease the bearing | Ada | In Progress (80%) | 2025-05-07 (was 2025-05-06) |','reports/2025-05-06.md',6,6,'reports/2025-05-06.html#L6');
INSERT INTO "records" VALUES(12,'2025-05-06','action:AI-2','action','2025-05-06','AI-2','Paint the door',NULL,NULL,NULL,NULL,'in_progress','Done',70,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Action Items','Ben',NULL,'| AI-2 | Paint the door | Ben | Done (70%) | |','reports/2025-05-06.md',7,7,'reports/2025-05-06.html#L7');
INSERT INTO "records" VALUES(13,'2025-05-06','risk:R-1','risk','2025-05-06','R-1','The spare lens has a crack',NULL,NULL,NULL,NULL,NULL,'Red (↑ from Yellow)',NULL,'red','up','↑ from Yellow',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Risks','Ben',NULL,'- **R-1:** The spare lens has a crack (Owner: Ben) – Status: Red (↑ from Yellow)','reports/2025-05-06.md',12,12,'reports/2025-05-06.html#L12');
INSERT INTO "records" VALUES(14,'2025-05-06','metric:531d6218','metric','2025-05-06',NULL,'Turns a minute',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,5.8,NULL,'5.8',6,'≥','≥6',0,'Metrics',NULL,NULL,'| Turns a minute | ≥6 | 5.8 |','reports/2025-05-06.md',17,17,'reports/2025-05-06.html#L17');
INSERT INTO "records" VALUES(15,'2025-05-07',NULL,'report','2025-05-07',NULL,'The last day',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,'# The last day
## Action Items
## Stories
## Metrics
| Metric | Target | Result |
|---|---|---|','reports/last-day.md',1,1,'reports/2025-05-07.html#L1');
INSERT INTO "records" VALUES(16,'2025-05-07','action:AI-1','action','2025-05-07','AI-1','Grease the bearing',NULL,NULL,NULL,NULL,'done','Done',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Action Items','Ada',NULL,'- AI-1: Grease the bearing (Ada) - Done','reports/last-day.md',4,4,'reports/2025-05-07.html#L4');
INSERT INTO "records" VALUES(17,'2025-05-07','action:AI-3','action','2025-05-07','AI-3','Thank the mail boat',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Action Items','Ada, Ben',NULL,'- [ ] AI-3: Thank the mail boat (Ada, Ben)','reports/last-day.md',5,5,'reports/2025-05-07.html#L5');
INSERT INTO "records" VALUES(18,'2025-05-07','story:ST-1','story','2025-05-07','ST-1','The lamp turns evenly',NULL,NULL,NULL,NULL,'done','Done',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Stories','Ada',NULL,'- **ST-1 – The lamp turns evenly (Ada)** – 3 points – Done','reports/last-day.md',8,8,'reports/2025-05-07.html#L8');
INSERT INTO "records" VALUES(19,'2025-05-07','metric:531d6218','metric','2025-05-07',NULL,'Turns a minute',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,6.1,NULL,'6.1',6,'≥','≥6',1,'Metrics',NULL,NULL,'| Turns a minute | ≥6 | 6.1 |','reports/last-day.md',13,13,'reports/2025-05-07.html#L13');
CREATE TABLE reports (
  "report" TEXT,
  "date" TEXT,
  "title" TEXT,
  "weekday" TEXT,
  "day" INTEGER,
  "week" INTEGER,
  "sprint" INTEGER,
  "records" INTEGER,
  "source" TEXT,
  "line" INTEGER,
  "end_line" INTEGER,
  "page" TEXT,
  PRIMARY KEY (report)
);
INSERT INTO "reports" VALUES('2025-05-05','2025-05-05','Lighthouse Day 1 Execution Outcomes (Monday, May 5, 2025)','Monday',1,NULL,NULL,8,'reports/2025-05-05.md',1,30,'reports/2025-05-05.html');
INSERT INTO "reports" VALUES('2025-05-06','2025-05-06','Lighthouse Day 2 Execution Outcomes (Wednesday, May 6, 2025)','Wednesday',2,NULL,NULL,4,'reports/2025-05-06.md',1,18,'reports/2025-05-06.html');
INSERT INTO "reports" VALUES('2025-05-07','2025-05-07','The last day',NULL,NULL,NULL,NULL,4,'reports/last-day.md',1,14,'reports/2025-05-07.html');
INSERT INTO sqlite_master(type,name,tbl_name,rootpage,sql)VALUES('table','search','search',0,'CREATE VIRTUAL TABLE search USING fts5(
  title, text, content="records", content_rowid="record", tokenize="unicode61 remove_diacritics 2"
)');
INSERT INTO "search" VALUES('Lighthouse Day 1 Execution Outcomes (Monday, May 5, 2025)','# Lighthouse Day 1 Execution Outcomes (Monday, May 5, 2025)
Fog until ten. The lamp turns, but not evenly.
## Checkpoints
## Action Items
## Stories
## Risks
## Decisions
## Metrics
| Metric | Target | Result |
|---|---|---|');
INSERT INTO "search" VALUES('Keys and lamp oil','- 08:00 Keys and lamp oil');
INSERT INTO "search" VALUES('First turn of the lamp','- 12:00-12:30 First turn of the lamp');
INSERT INTO "search" VALUES('Grease the bearing','- **AI-1 – Grease the bearing (Ada)**
  - Status: In Progress (40%)
  - Next Steps: Order grease.
  - Due: 2025-05-06');
INSERT INTO "search" VALUES('Paint the door','- **AI-2 – Paint the door (Ben)**
  - Status: Planned (0%)');
INSERT INTO "search" VALUES('The lamp turns evenly','- **ST-1 – The lamp turns evenly (Ada)** – 3 points – In Progress');
INSERT INTO "search" VALUES('The spare lens has a crack','- **R-1:** The spare lens has a crack (Owner: Ben) – Status: Yellow');
INSERT INTO "search" VALUES('The lamp stays lit while it is repaired.','- Decision: The lamp stays lit while it is repaired.');
INSERT INTO "search" VALUES('Turns a minute','| Turns a minute | ≥6 | 5.2 |');
INSERT INTO "search" VALUES('Lighthouse Day 2 Execution Outcomes (Wednesday, May 6, 2025)','# Lighthouse Day 2 Execution Outcomes (Wednesday, May 6, 2025)
## Action Items
| ID | Action | Owner | Status | Due |
|---|---|---|---|---|
The grease came with the mail boat.
## Risks
## Metrics
| Metric | Target | Result |
|---|---|---|');
INSERT INTO "search" VALUES('Grease the bearing','| AI-1 | Grease the bearing | Ada | In Progress (80%) | 2025-05-07 (was 2025-05-06) |');
INSERT INTO "search" VALUES('Paint the door','| AI-2 | Paint the door | Ben | Done (70%) | |');
INSERT INTO "search" VALUES('The spare lens has a crack','- **R-1:** The spare lens has a crack (Owner: Ben) – Status: Red (↑ from Yellow)');
INSERT INTO "search" VALUES('Turns a minute','| Turns a minute | ≥6 | 5.8 |');
INSERT INTO "search" VALUES('The last day','# The last day
## Action Items
## Stories
## Metrics
| Metric | Target | Result |
|---|---|---|');
INSERT INTO "search" VALUES('Grease the bearing','- AI-1: Grease the bearing (Ada) - Done');
INSERT INTO "search" VALUES('Thank the mail boat','- [ ] AI-3: Thank the mail boat (Ada, Ben)');
INSERT INTO "search" VALUES('The lamp turns evenly','- **ST-1 – The lamp turns evenly (Ada)** – 3 points – Done');
INSERT INTO "search" VALUES('Turns a minute','| Turns a minute | ≥6 | 6.1 |');
CREATE VIEW open_actions AS
SELECT item, id, title, status, percent, owners, due, due_last, is_late, days_open, slips, first, last, source, line, end_line, page
FROM items WHERE kind = 'action' AND is_open ORDER BY is_late DESC, due_last IS NULL, due_last, item;
CREATE VIEW overdue_actions AS
SELECT CAST(julianday((SELECT value FROM about WHERE key = 'as_of')) - julianday(substr(due_last, 1, 10)) AS INTEGER) AS days_late,
  item, id, title, status, percent, owners, due, due_last, is_late, days_open, slips, first, last, source, line, end_line, page
FROM items WHERE kind = 'action' AND is_late ORDER BY due_last, item;
CREATE VIEW latest_risks AS
SELECT item, id, title, level, owners, days_open, first, last, source, line, end_line, page
FROM items WHERE kind = 'risk' AND is_open
ORDER BY CASE level WHEN 'red' THEN 0 WHEN 'yellow' THEN 1 WHEN 'green' THEN 2 ELSE 3 END, item;
CREATE VIEW changes_by_day AS
SELECT date, field, count(*) AS changes, count(DISTINCT item) AS items
FROM changes GROUP BY date, field;
CREATE VIEW metric_series AS
SELECT item, date, title, value, unit, value_raw, comparator, target, met, report, record, source, line, end_line, page
FROM records WHERE kind = 'metric' ORDER BY item, date, record;
CREATE VIEW sightings AS
SELECT item, date, kind, id, title, status, status_raw, percent, level, owners, due, due_raw, value, value_raw, report, record,
  source, line, end_line, page
FROM records WHERE item IS NOT NULL ORDER BY item, date, record;
CREATE VIEW open_by_owner AS
SELECT o.person, count(*) AS open, sum(i.is_late) AS late, sum(i.status = 'blocked') AS blocked
FROM item_owners o JOIN items i USING (item)
WHERE i.is_open AND i.kind IN ('action', 'story') GROUP BY o.person ORDER BY open DESC, o.person;
CREATE VIEW findings_by_rule AS
SELECT rule, name, weight, count(*) AS findings
FROM findings WHERE suppressed IS NULL GROUP BY rule ORDER BY rule;
CREATE VIEW actions AS
SELECT record, report, item, date, id, title, status, status_raw, percent, owners, due, due_raw, points, priority, event, details, section, text, source, line, end_line, page
FROM records WHERE kind = 'action';
CREATE VIEW stories AS
SELECT record, report, item, date, id, title, status, status_raw, percent, owners, due, due_raw, points, priority, event, details, section, text, source, line, end_line, page
FROM records WHERE kind = 'story';
CREATE VIEW risks AS
SELECT record, report, item, date, id, title, status_raw, level, trend, trend_raw, likelihood, impact, owners, due, due_raw, details, section, text, source, line, end_line, page, status
FROM records WHERE kind = 'risk';
CREATE VIEW decisions AS
SELECT record, report, item, date, id, title, status_raw, owners, due, due_raw, details, section, text, source, line, end_line, page
FROM records WHERE kind = 'decision';
CREATE VIEW escalations AS
SELECT record, report, item, date, id, title, status_raw, owners, due, due_raw, details, section, text, source, line, end_line, page
FROM records WHERE kind = 'escalation';
CREATE VIEW checkpoints AS
SELECT record, report, item, date, title, status_raw, owners, start_time, end_time, time_raw, details, section, text, source, line, end_line, page
FROM records WHERE kind = 'checkpoint';
CREATE VIEW priorities AS
SELECT record, report, item, date, title, owners, due, due_raw, start_time, end_time, time_raw, details, section, text, source, line, end_line, page
FROM records WHERE kind = 'priority';
CREATE VIEW metrics AS
SELECT record, report, item, date, id, title, status_raw, trend, trend_raw, owners, value, unit, value_raw, target, comparator, target_raw, met, details, section, text, source, line, end_line, page
FROM records WHERE kind = 'metric';
CREATE INDEX records_report ON records (report);
CREATE INDEX records_item ON records (item);
CREATE INDEX record_owners_person ON record_owners (person);
CREATE INDEX record_mentions_item ON record_mentions (item);
CREATE INDEX item_owners_person ON item_owners (person);
CREATE INDEX changes_item ON changes (item);
CREATE INDEX changes_record ON changes (record);
CREATE INDEX changes_report ON changes (report);
CREATE INDEX findings_report ON findings (report);
CREATE INDEX findings_item ON findings (item);
COMMIT;
