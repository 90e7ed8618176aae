<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>batchy::BatchActions</name>
    <message>
        <source>&amp;Load…</source>
        <translation>&amp;Laden…</translation>
    </message>
    <message>
        <source>Load a workflow from its file</source>
        <translation>Einen Workflow aus seiner Datei laden</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Öffnen…</translation>
    </message>
    <message>
        <source>Open a new batch of the workflow</source>
        <translation>Einen neuen Batch des Workflows öffnen</translation>
    </message>
    <message>
        <source>&amp;Close…</source>
        <translation>&amp;Schließen…</translation>
    </message>
    <message>
        <source>Close the batch: it succeeded</source>
        <translation>Den Batch schließen: er war erfolgreich</translation>
    </message>
    <message>
        <source>&amp;Fail…</source>
        <translation>&amp;Fehlschlag…</translation>
    </message>
    <message>
        <source>Mark the batch as failed</source>
        <translation>Den Batch als fehlgeschlagen beenden</translation>
    </message>
    <message>
        <source>&amp;Rerun from…</source>
        <translation>&amp;Wiederholen ab…</translation>
    </message>
    <message>
        <source>Open a batch from a date given by hand</source>
        <translation>Einen Batch ab einem von Hand angegebenen Datum öffnen</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>Read everything again</source>
        <translation>Alles neu lesen</translation>
    </message>
    <message>
        <source>F&amp;ilter</source>
        <translation>F&amp;iltern</translation>
    </message>
    <message>
        <source>Filter the workflows by name</source>
        <translation>Die Workflows nach Namen filtern</translation>
    </message>
    <message>
        <source>&amp;Latest batch</source>
        <translation>&amp;Neuester Batch</translation>
    </message>
    <message>
        <source>Back to the latest batch</source>
        <translation>Zurück zum neuesten Batch</translation>
    </message>
    <message>
        <source>Copy &amp;name</source>
        <translation>Na&amp;men kopieren</translation>
    </message>
    <message>
        <source>Copy the workflow&apos;s name</source>
        <translation>Den Namen des Workflows kopieren</translation>
    </message>
    <message>
        <source>&amp;Keyboard…</source>
        <translation>&amp;Tastatur…</translation>
    </message>
    <message>
        <source>All keys at a glance</source>
        <translation>Alle Tasten auf einen Blick</translation>
    </message>
    <message>
        <source>&amp;About Batchy Console</source>
        <translation>&amp;Über Batchy Console</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>Version und Lizenz</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Close the console</source>
        <translation>Die Konsole schließen</translation>
    </message>
</context>
<context>
    <name>batchy::BoardPanel</name>
    <message>
        <source>Filter workflows</source>
        <translation>Workflows filtern</translation>
    </message>
    <message>
        <source>Workflows</source>
        <translation>Workflows</translation>
    </message>
    <message>
        <source>No workflow matches</source>
        <translation>Kein Workflow passt</translation>
    </message>
    <message>
        <source>Looking for workflows</source>
        <translation>Workflows werden gesucht</translation>
    </message>
    <message>
        <source>No workflows yet</source>
        <translation>Noch keine Workflows</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>The workflows appear here as soon as Redis answers.</source>
        <translation>Die Workflows erscheinen hier, sobald Redis antwortet.</translation>
    </message>
    <message>
        <source>Found so far: %1</source>
        <translation>Bisher gefunden: %1</translation>
    </message>
    <message>
        <source>This Redis holds none, and there is no folder to load them from. Start the console with --cfg and the folder of your workflow files.</source>
        <translation>Dieses Redis enthält keine, und es gibt keinen Ordner, aus dem sie geladen werden könnten. Starten Sie die Konsole mit --cfg und dem Ordner Ihrer Workflow-Dateien.</translation>
    </message>
    <message>
        <source>This Redis holds none. Load one from its file in %1.</source>
        <translation>Dieses Redis enthält keine. Laden Sie einen aus seiner Datei in %1.</translation>
    </message>
    <message>
        <source>Esc in the filter box and &quot;all&quot; above show every workflow again.</source>
        <translation>Esc im Filterfeld und „alle“ darüber zeigen wieder jeden Workflow.</translation>
    </message>
</context>
<context>
    <name>batchy::CellText</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 and %n more</source>
        <translation>
            <numerusform>%1, %2 und %n weiterer</numerusform>
            <numerusform>%1, %2 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>beginning of time</source>
        <translation>Beginn der Zeit</translation>
    </message>
    <message>
        <source>%1 UTC</source>
        <translation>%1 UTC</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>vor %1 s</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 h</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>vor %1 d</translation>
    </message>
    <message>
        <source>not opened yet</source>
        <translation>noch nicht geöffnet</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>open: %1</source>
        <translation>offen: %1</translation>
    </message>
    <message>
        <source>failed at %1: %2</source>
        <translation>fehlgeschlagen um %1: %2</translation>
    </message>
    <message>
        <source>open since %1: %2</source>
        <translation>offen seit %1: %2</translation>
    </message>
    <message>
        <source>can&apos;t be read: %1</source>
        <translation>nicht lesbar: %1</translation>
    </message>
</context>
<context>
    <name>batchy::CfgFolder</name>
    <message>
        <source>Can&apos;t read %1 (%2).</source>
        <translation>%1 lässt sich nicht lesen (%2).</translation>
    </message>
    <message>
        <source>Check the file and its permissions.</source>
        <translation>Die Datei und ihre Rechte prüfen.</translation>
    </message>
    <message>
        <source>There is no file %1%2 in %3.</source>
        <translation>In %3 gibt es keine Datei %1%2.</translation>
    </message>
    <message>
        <source>The folder itself is missing: create it, or set the folder of the workflow files.</source>
        <translation>Der Ordner selbst fehlt: ihn anlegen oder den Ordner der Workflow-Dateien einstellen.</translation>
    </message>
    <message>
        <source>Create the file, or check the name.</source>
        <translation>Die Datei anlegen oder den Namen prüfen.</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Meinten Sie %1?</translation>
    </message>
    <message>
        <source>it is a link that leads nowhere</source>
        <translation>der Verweis führt ins Leere</translation>
    </message>
    <message>
        <source>%1 is a link that leads out of the folder of workflow files.</source>
        <translation>%1 ist ein Verweis, der aus dem Ordner der Workflow-Dateien hinausführt.</translation>
    </message>
    <message>
        <source>Put the file itself into %1.</source>
        <translation>Die Datei selbst in %1 ablegen.</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>das ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>%1 is not used: files of workflows end in %2.</source>
        <translation>%1 wird nicht verwendet: Dateien von Workflows enden auf %2.</translation>
    </message>
    <message>
        <source>Rename it, or move it out of the folder.</source>
        <translation>Benennen Sie sie um, oder verschieben Sie sie aus dem Ordner.</translation>
    </message>
    <message>
        <source>%1 is not used: %2</source>
        <translation>%1 wird nicht verwendet: %2</translation>
    </message>
    <message>
        <source>Rename the file. %1</source>
        <translation>Benennen Sie die Datei um. %1</translation>
    </message>
</context>
<context>
    <name>batchy::ChangeFeed</name>
    <message>
        <source>Nobody listens to changes.</source>
        <translation>Niemand achtet auf Änderungen.</translation>
    </message>
    <message>
        <source>Connecting to Redis, to be told of changes.</source>
        <translation>Verbindung zu Redis wird aufgebaut, um von Änderungen zu erfahren.</translation>
    </message>
    <message>
        <source>Redis tells of every change at once, by tracking.</source>
        <translation>Redis meldet jede Änderung sofort (Tracking).</translation>
    </message>
    <message>
        <source>Redis tells of changes at once, by keyspace events. Tracking can&apos;t be used: %1</source>
        <translation>Redis meldet Änderungen sofort (Keyspace-Events). Tracking ist nicht möglich: %1</translation>
    </message>
    <message>
        <source>Redis is asked every second whether anything was written. It can&apos;t tell of changes by itself: %1</source>
        <translation>Redis wird jede Sekunde gefragt, ob etwas geschrieben wurde. Es kann Änderungen nicht von sich aus melden: %1</translation>
    </message>
    <message>
        <source>Its keyspace events are switched off.</source>
        <translation>Die Keyspace-Events sind ausgeschaltet.</translation>
    </message>
    <message>
        <source>Redis is asked, at least every %1, whether anything was written. It can&apos;t tell of changes by itself: %2</source>
        <translation>Redis wird, spätestens alle %1, gefragt, ob etwas geschrieben wurde. Es kann Änderungen nicht von sich aus melden: %2</translation>
    </message>
</context>
<context>
    <name>batchy::ChangeFlow</name>
    <message>
        <source>batch_end becomes now</source>
        <translation>batch_end wird die jetzige Zeit</translation>
    </message>
    <message>
        <source>%1 is loaded.</source>
        <translation>%1 ist geladen.</translation>
    </message>
    <message>
        <source>Open a batch of %1</source>
        <translation>Einen Batch von %1 öffnen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>from_date before (UTC)</source>
        <translation>from_date vorher (UTC)</translation>
    </message>
    <message>
        <source>from_date after (UTC)</source>
        <translation>from_date nachher (UTC)</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>The batch is open already. Opening it again runs the same batch again under a new batch id.</source>
        <translation>Der Batch ist schon offen. Ihn noch einmal zu öffnen wiederholt denselben Batch unter einer neuen Batch-ID.</translation>
    </message>
    <message>
        <source>A batch of %1 is open.</source>
        <translation>Ein Batch von %1 ist offen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date such as 2016-06-28 or 2016-06-28T21:47.</source>
        <translation>„%1“ ist kein Datum wie 2016-06-28 oder 2016-06-28T21:47.</translation>
    </message>
    <message>
        <source>Rerun %1 from a date</source>
        <translation>%1 ab einem Datum wiederholen</translation>
    </message>
    <message>
        <source>Rerun</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>All jobs load from the date that you give, taken as it is; later opens go on by the rule.</source>
        <translation>Alle Jobs laden genau ab dem angegebenen Datum; später gilt beim Öffnen wieder die Regel.</translation>
    </message>
    <message>
        <source>&amp;From date (UTC):</source>
        <translation>&amp;Laden ab (UTC):</translation>
    </message>
    <message>
        <source>%1 runs again from the date given.</source>
        <translation>%1 läuft noch einmal ab dem angegebenen Datum.</translation>
    </message>
    <message>
        <source>Close the batch of %1</source>
        <translation>Den Batch von %1 schließen</translation>
    </message>
    <message>
        <source>Fail the batch of %1</source>
        <translation>Den Batch von %1 als fehlgeschlagen beenden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>Fehlschlag</translation>
    </message>
    <message>
        <source>Status before</source>
        <translation>Status vorher</translation>
    </message>
    <message>
        <source>Status after</source>
        <translation>Status nachher</translation>
    </message>
    <message>
        <source>What else</source>
        <translation>Was noch</translation>
    </message>
    <message>
        <source>The next open goes on from %1 (less reprocess_hours); data up to then count as loaded.</source>
        <translation>Das nächste Öffnen macht bei %1 weiter (abzüglich reprocess_hours); Daten bis dahin gelten als geladen.</translation>
    </message>
    <message>
        <source>The next open runs the same window again: each from_date stays as it is.</source>
        <translation>Das nächste Öffnen wiederholt dasselbe Zeitfenster: Jedes from_date bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>The batch is not open: it is %1.</source>
        <translation>Der Batch ist nicht offen, sondern %1.</translation>
    </message>
    <message>
        <source>The batch of %1 is closed.</source>
        <translation>Der Batch von %1 ist geschlossen.</translation>
    </message>
    <message>
        <source>The batch of %1 is marked as failed.</source>
        <translation>Der Batch von %1 ist als fehlgeschlagen beendet.</translation>
    </message>
</context>
<context>
    <name>batchy::ChangeScript</name>
    <message>
        <source>Redis gave an answer that the writing script never gives.</source>
        <translation>Redis gab eine Antwort, die das schreibende Skript nie gibt.</translation>
    </message>
    <message>
        <source>Check that nothing between here and Redis changes answers.</source>
        <translation>Prüfen, dass nichts zwischen hier und Redis Antworten verändert.</translation>
    </message>
    <message>
        <source>The key %1 is in the way: it has a history&apos;s name, but holds no hash. Nothing was written.</source>
        <translation>Der Schlüssel %1 ist im Weg: Er heißt wie ein früherer Batch, enthält aber keinen Hash. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>It was left alone. Look at it with &quot;redis-cli type %1&quot; and rename it.</source>
        <translation>Er wurde nicht angerührt. Ihn mit „redis-cli type %1“ ansehen und umbenennen.</translation>
    </message>
</context>
<context>
    <name>batchy::ChangeSheet</name>
    <message>
        <source>Before and after, job by job</source>
        <translation>Vorher und nachher, Job für Job</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Enter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
</context>
<context>
    <name>batchy::ChangeWriter</name>
    <message>
        <source>Workflow %1 has changed since it was looked at; nothing was written.</source>
        <translation>Workflow %1 hat sich seit dem Ansehen geändert; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Look at its present state and decide again.</source>
        <translation>Seinen jetzigen Zustand ansehen und neu entscheiden.</translation>
    </message>
    <message>
        <source>Workflow %1 is being changed by others again and again; nothing was written.</source>
        <translation>Workflow %1 wird immer wieder von anderen geändert; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Es gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The connection to Redis was lost while %1 was being changed; nothing was written.</source>
        <translation>Die Verbindung zu Redis ging verloren, während %1 geändert wurde; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Run the command again.</source>
        <translation>Den Befehl noch einmal ausführen.</translation>
    </message>
    <message>
        <source>The connection to Redis was lost while %1 was being changed, and it can&apos;t be told whether the change was written.</source>
        <translation>Die Verbindung zu Redis ging verloren, während %1 geändert wurde, und ob die Änderung geschrieben wurde, lässt sich nicht sagen.</translation>
    </message>
    <message>
        <source>Look at &quot;batchy status %1&quot; before you repeat anything.</source>
        <translation>„batchy status %1“ ansehen, bevor etwas wiederholt wird.</translation>
    </message>
    <message>
        <source>%1 Nothing was written.</source>
        <translation>%1 Nichts wurde geschrieben.</translation>
    </message>
</context>
<context>
    <name>batchy::Cli</name>
    <message>
        <source>Did you mean %1? </source>
        <translation>Meinten Sie %1? </translation>
    </message>
    <message>
        <source>&quot;batchy help %1&quot; shows what it takes.</source>
        <translation>„batchy help %1“ zeigt, was dazugehört.</translation>
    </message>
    <message>
        <source>&quot;batchy help&quot; lists the commands.</source>
        <translation>„batchy help“ zeigt alle Befehle.</translation>
    </message>
    <message>
        <source>batchy %1 needs %2: %3.</source>
        <translation>batchy %1 braucht %2: %3.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is one argument too many.</source>
        <translation>„%1“ ist ein Argument zu viel.</translation>
    </message>
    <message>
        <source>batchy %1 has no option %2.</source>
        <translation>batchy %1 hat keine Option %2.</translation>
    </message>
    <message>
        <source>batchy has no option %1.</source>
        <translation>batchy hat keine Option %1.</translation>
    </message>
    <message>
        <source>&quot;batchy help&quot; lists the options.</source>
        <translation>„batchy help“ zeigt alle Optionen.</translation>
    </message>
    <message>
        <source>%1 needs a value behind it, or has one too many.</source>
        <translation>Hinter %1 fehlt ein Wert, oder es steht dort einer zu viel.</translation>
    </message>
    <message>
        <source>&quot;batchy help COMMAND&quot; shows what each option takes.</source>
        <translation>„batchy help BEFEHL“ zeigt, welche Option welchen Wert nimmt.</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;.</source>
        <translation>Einen Befehl „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>tell whether a workflow is done today</source>
        <translation>sagen, ob ein Workflow heute fertig ist</translation>
    </message>
    <message>
        <source>exit code 0: done; 3: not yet, and why</source>
        <translation>Exit-Code 0: fertig; 3: noch nicht, mit Grund</translation>
    </message>
    <message>
        <source>go on only when it is</source>
        <translation>erst weitermachen, wenn er fertig ist</translation>
    </message>
    <message>
        <source>Done today means that every job is success with a batch_end on this day in UTC or later, by Redis&apos; clock. Yesterday&apos;s success does not count.</source>
        <translation>Heute fertig heißt: Jeder Job ist erfolgreich und hat nach der Uhr von Redis ein batch_end am heutigen Tag (UTC) oder später. Der Erfolg von gestern zählt nicht.</translation>
    </message>
    <message>
        <source>WF</source>
        <translation>WF</translation>
    </message>
    <message>
        <source>a workflow</source>
        <translation>ein Workflow</translation>
    </message>
    <message>
        <source>%1 is done on %2 (UTC)</source>
        <translation>%1 ist am %2 (UTC) fertig</translation>
    </message>
    <message>
        <source>print workflow names for completion</source>
        <translation>Workflow-Namen für die Vervollständigung ausgeben</translation>
    </message>
    <message>
        <source>PREFIX</source>
        <translation>ANFANG</translation>
    </message>
    <message>
        <source>how the names begin</source>
        <translation>womit die Namen beginnen</translation>
    </message>
    <message>
        <source>names of workflow files instead of Redis&apos;</source>
        <translation>Namen der Workflow-Dateien statt derer in Redis</translation>
    </message>
    <message>
        <source>end a batch with success</source>
        <translation>einen Batch als erfolgreich beenden</translation>
    </message>
    <message>
        <source>end a batch as failed</source>
        <translation>einen Batch als fehlgeschlagen beenden</translation>
    </message>
    <message>
        <source>all jobs of wf1</source>
        <translation>alle Jobs von wf1</translation>
    </message>
    <message>
        <source>one of its jobs</source>
        <translation>einer seiner Jobs</translation>
    </message>
    <message>
        <source>what would happen</source>
        <translation>was geschehen würde</translation>
    </message>
    <message>
        <source>The next open then goes on from this batch&apos;s start.</source>
        <translation>Das nächste Öffnen macht dann beim Beginn dieses Batches weiter.</translation>
    </message>
    <message>
        <source>The next open then runs the same batch again, from the same from_date. The setting status_failed_word says which word is stored.</source>
        <translation>Das nächste Öffnen wiederholt dann denselben Batch ab demselben from_date. Welches Wort gespeichert wird, sagt die Einstellung status_failed_word.</translation>
    </message>
    <message>
        <source>JOB</source>
        <translation>JOB</translation>
    </message>
    <message>
        <source>only this job; may be given several times</source>
        <translation>nur dieser Job; mehrfach möglich</translation>
    </message>
    <message>
        <source>show what would happen, write nothing</source>
        <translation>zeigen, was geschehen würde, nichts schreiben</translation>
    </message>
    <message>
        <source>%1: would be closed like this (nothing was written)</source>
        <translation>%1: würde so geschlossen (nichts wurde geschrieben)</translation>
    </message>
    <message>
        <source>%1: would be failed like this (nothing was written)</source>
        <translation>%1: würde so als fehlgeschlagen beendet (nichts wurde geschrieben)</translation>
    </message>
    <message>
        <source>%1: closed</source>
        <translation>%1: geschlossen</translation>
    </message>
    <message>
        <source>%1: failed</source>
        <translation>%1: als fehlgeschlagen beendet</translation>
    </message>
    <message>
        <source>%1: closed %2</source>
        <translation>%1: %2 geschlossen</translation>
    </message>
    <message>
        <source>%1: failed %2</source>
        <translation>%1: %2 als fehlgeschlagen beendet</translation>
    </message>
    <message>
        <source>the close of %1</source>
        <translation>das Schließen von %1</translation>
    </message>
    <message>
        <source>the fail of %1</source>
        <translation>das Beenden von %1 als fehlgeschlagen</translation>
    </message>
    <message>
        <source>list the batches of a workflow</source>
        <translation>die Batches eines Workflows auflisten</translation>
    </message>
    <message>
        <source>the 20 newest, newest first</source>
        <translation>die 20 neuesten, der neueste zuerst</translation>
    </message>
    <message>
        <source>all, for scripts</source>
        <translation>alle, für Skripte</translation>
    </message>
    <message>
        <source>one of them</source>
        <translation>einer davon</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>how many to show; 0 for all (20)</source>
        <translation>wie viele zu zeigen sind; 0 für alle (20)</translation>
    </message>
    <message>
        <source>--limit %1 is not a number of batches.</source>
        <translation>--limit %1 ist keine Zahl von Batches.</translation>
    </message>
    <message>
        <source>Give 0 or more, such as --limit 50.</source>
        <translation>0 oder mehr angeben, etwa --limit 50.</translation>
    </message>
    <message>
        <source>%1 has no history yet.</source>
        <translation>%1 hat noch keinen Verlauf.</translation>
    </message>
    <message>
        <source>%1 of %2 shown; --limit 0 shows all.</source>
        <translation>%1 von %2 gezeigt; --limit 0 zeigt alle.</translation>
    </message>
    <message>
        <source>list the workflows in Redis</source>
        <translation>die Workflows in Redis auflisten</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>the failed ones of a kind</source>
        <translation>die fehlgeschlagenen einer Art</translation>
    </message>
    <message>
        <source>for scripts</source>
        <translation>für Skripte</translation>
    </message>
    <message>
        <source>GLOB</source>
        <translation>MUSTER</translation>
    </message>
    <message>
        <source>a pattern of names with * ? [abc]; quote it</source>
        <translation>ein Muster für Namen mit * ? [abc]; in Anführungszeichen setzen</translation>
    </message>
    <message>
        <source>STATUS</source>
        <translation>STATUS</translation>
    </message>
    <message>
        <source>There is no status &quot;%1&quot;.</source>
        <translation>Einen Status „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>load workflow files into Redis</source>
        <translation>Workflow-Dateien in Redis laden</translation>
    </message>
    <message>
        <source>cfg/wf1.yaml replaces what Redis holds of wf1</source>
        <translation>cfg/wf1.yaml ersetzt, was Redis von wf1 enthält</translation>
    </message>
    <message>
        <source>the same, but jobs that exist keep their running state</source>
        <translation>ebenso, aber vorhandene Jobs behalten ihren Laufzustand</translation>
    </message>
    <message>
        <source>every file of a folder</source>
        <translation>alle Dateien eines Ordners</translation>
    </message>
    <message>
        <source>what would change</source>
        <translation>was sich ändern würde</translation>
    </message>
    <message>
        <source>a workflow: its file&apos;s name without .yaml</source>
        <translation>ein Workflow: der Name seiner Datei ohne .yaml</translation>
    </message>
    <message>
        <source>every workflow file in the folder</source>
        <translation>alle Workflow-Dateien im Ordner</translation>
    </message>
    <message>
        <source>keep the running state of jobs that exist</source>
        <translation>den Laufzustand vorhandener Jobs behalten</translation>
    </message>
    <message>
        <source>show what would change, write nothing</source>
        <translation>zeigen, was sich ändern würde, nichts schreiben</translation>
    </message>
    <message>
        <source>load needs workflows, or --all.</source>
        <translation>load braucht Workflows oder --all.</translation>
    </message>
    <message>
        <source>Examples: batchy load wf1, batchy load --all</source>
        <translation>Beispiele: batchy load wf1, batchy load --all</translation>
    </message>
    <message>
        <source>%1 has an open batch. Loading the file loses its running state:</source>
        <translation>%1 hat einen offenen Batch. Das Laden der Datei verwirft seinen Laufzustand:</translation>
    </message>
    <message>
        <source>Load %1 anyway?</source>
        <translation>%1 trotzdem laden?</translation>
    </message>
    <message>
        <source>%1: loaded</source>
        <translation>%1: geladen</translation>
    </message>
    <message>
        <source>%1: a load would change this (nothing was written)</source>
        <translation>%1: Laden würde dies ändern (nichts wurde geschrieben)</translation>
    </message>
    <message>
        <source>the load of %1</source>
        <translation>das Laden von %1</translation>
    </message>
    <message>
        <source>open the next batch of a workflow</source>
        <translation>den nächsten Batch eines Workflows öffnen</translation>
    </message>
    <message>
        <source>a new batch, with the reason for each from_date</source>
        <translation>ein neuer Batch, mit dem Grund für jedes from_date</translation>
    </message>
    <message>
        <source>the same as an Informatica parameter file</source>
        <translation>dasselbe als Informatica-Parameterdatei</translation>
    </message>
    <message>
        <source>two workflows, a line each</source>
        <translation>zwei Workflows, je eine Zeile</translation>
    </message>
    <message>
        <source>After a success from_date is the last batch_start minus reprocess_hours; after anything else the same batch is run again from the same from_date. At a terminal you are asked before a batch that is open is opened again.</source>
        <translation>Nach einem Erfolg ist from_date der letzte batch_start abzüglich reprocess_hours; sonst wird derselbe Batch ab demselben from_date wiederholt. Am Terminal wird gefragt, bevor ein offener Batch noch einmal geöffnet wird.</translation>
    </message>
    <message>
        <source>the open of %1</source>
        <translation>das Öffnen von %1</translation>
    </message>
    <message>
        <source>%1 has an open batch. Opening it again ends that batch without a result and runs it again from the same from_date:</source>
        <translation>%1 hat einen offenen Batch. Noch einmal zu öffnen beendet ihn ohne Ergebnis und wiederholt ihn ab demselben from_date:</translation>
    </message>
    <message>
        <source>Open %1 again?</source>
        <translation>%1 noch einmal öffnen?</translation>
    </message>
    <message>
        <source>  %1: open since %2, from_date %3</source>
        <translation>  %1: offen (seit: %2), from_date %3</translation>
    </message>
    <message>
        <source>an unknown time</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1: the next open would be batch %2 (nothing was written)</source>
        <translation>%1: das nächste Öffnen ergäbe Batch %2 (nichts wurde geschrieben)</translation>
    </message>
    <message>
        <source>%1: opened batch %2</source>
        <translation>%1: Batch %2 geöffnet</translation>
    </message>
    <message>
        <source>%1: nothing was changed.</source>
        <translation>%1: nichts wurde geändert.</translation>
    </message>
    <message>
        <source>show what the next open would do</source>
        <translation>zeigen, was das nächste Öffnen bewirken würde</translation>
    </message>
    <message>
        <source>each from_date before and after, and why</source>
        <translation>jedes from_date vorher und nachher, mit Grund</translation>
    </message>
    <message>
        <source>the parameter file that the next open would make</source>
        <translation>die Parameterdatei, die das nächste Öffnen ergäbe</translation>
    </message>
    <message>
        <source>open a batch from a given from_date</source>
        <translation>einen Batch ab einem gegebenen from_date öffnen</translation>
    </message>
    <message>
        <source>all jobs from that day on</source>
        <translation>alle Jobs ab diesem Tag</translation>
    </message>
    <message>
        <source>two jobs from there, the others as open has it</source>
        <translation>zwei Jobs von dort, die anderen wie bei open</translation>
    </message>
    <message>
        <source>The from_date is UTC and taken as it is: trunc_start doesn&apos;t move it. Otherwise it is an open like any other.</source>
        <translation>Das from_date ist UTC und gilt, wie es ist: trunc_start verschiebt es nicht. Sonst ist es ein Öffnen wie jedes andere.</translation>
    </message>
    <message>
        <source>TIME</source>
        <translation>ZEIT</translation>
    </message>
    <message>
        <source>UTC: 2016-06-28, 2016-06-28T21:47 or with seconds</source>
        <translation>UTC: 2016-06-28, 2016-06-28T21:47 oder mit Sekunden</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a time.</source>
        <translation>„%1“ ist keine Zeit.</translation>
    </message>
    <message>
        <source>rerun needs --from-date.</source>
        <translation>rerun braucht --from-date.</translation>
    </message>
    <message>
        <source>Give it in UTC, such as --from-date 2016-06-28T21:47:09.</source>
        <translation>In UTC angeben, etwa --from-date 2016-06-28T21:47:09.</translation>
    </message>
    <message>
        <source>print the settings in force and where each comes from</source>
        <translation>die geltenden Einstellungen und ihre Herkunft ausgeben</translation>
    </message>
    <message>
        <source>which Redis, which folder, which format</source>
        <translation>welcher Redis, welcher Ordner, welches Format</translation>
    </message>
    <message>
        <source>Settings file: %1</source>
        <translation>Einstellungsdatei: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>a private one (embedded)</source>
        <translation>ein eigener (eingebettet)</translation>
    </message>
    <message>
        <source>show the jobs of a workflow or batch</source>
        <translation>die Jobs eines Workflows oder Batches zeigen</translation>
    </message>
    <message>
        <source>the latest batch of wf1</source>
        <translation>der neueste Batch von wf1</translation>
    </message>
    <message>
        <source>one batch of its history</source>
        <translation>ein Batch aus seinem Verlauf</translation>
    </message>
    <message>
        <source>the stored JSON, untouched</source>
        <translation>das gespeicherte JSON, unverändert</translation>
    </message>
    <message>
        <source>WF|WF-ID</source>
        <translation>WF|WF-ID</translation>
    </message>
    <message>
        <source>a workflow, or one of its batches</source>
        <translation>ein Workflow oder einer seiner Batches</translation>
    </message>
    <message>
        <source>check workflow files</source>
        <translation>Workflow-Dateien prüfen</translation>
    </message>
    <message>
        <source>every file of the cfg folder</source>
        <translation>alle Dateien des cfg-Ordners</translation>
    </message>
    <message>
        <source>two of them</source>
        <translation>zwei davon</translation>
    </message>
    <message>
        <source>%1: valid, jobs: %2</source>
        <translation>%1: gültig, Jobs: %2</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>torn: jobs disagree on batch_id</source>
        <translation>zerrissen: die Jobs haben verschiedene batch_id</translation>
    </message>
    <message>
        <source>%1 jobs done</source>
        <translation>%1 Jobs fertig</translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>Batch %1</translation>
    </message>
    <message>
        <source>started %1</source>
        <translation>Beginn %1</translation>
    </message>
    <message>
        <source>FROM_DATE (UTC)</source>
        <translation>FROM_DATE (UTC)</translation>
    </message>
    <message>
        <source>BATCH_START (UTC)</source>
        <translation>BATCH_START (UTC)</translation>
    </message>
    <message>
        <source>BATCH_END (UTC)</source>
        <translation>BATCH_END (UTC)</translation>
    </message>
    <message>
        <source>BATCH_ID</source>
        <translation>BATCH_ID</translation>
    </message>
    <message>
        <source>OTHER PARAMS</source>
        <translation>WEITERE PARAMETER</translation>
    </message>
    <message>
        <source>FROM_DATE (UTC) BEFORE</source>
        <translation>FROM_DATE (UTC) VORHER</translation>
    </message>
    <message>
        <source>AFTER</source>
        <translation>NACHHER</translation>
    </message>
    <message>
        <source>WHY</source>
        <translation>GRUND</translation>
    </message>
    <message>
        <source>WORKFLOW</source>
        <translation>WORKFLOW</translation>
    </message>
    <message>
        <source>DONE</source>
        <translation>FERTIG</translation>
    </message>
    <message>
        <source>STARTED (UTC)</source>
        <translation>BEGINN (UTC)</translation>
    </message>
    <message>
        <source>ENDED (UTC)</source>
        <translation>ENDE (UTC)</translation>
    </message>
    <message>
        <source>TOOK</source>
        <translation>DAUER</translation>
    </message>
    <message>
        <source>KEY</source>
        <translation>SCHLÜSSEL</translation>
    </message>
    <message>
        <source>WHAT</source>
        <translation>ART</translation>
    </message>
    <message>
        <source>load</source>
        <translation>geladen</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>SETTING</source>
        <translation>EINSTELLUNG</translation>
    </message>
    <message>
        <source>VALUE</source>
        <translation>WERT</translation>
    </message>
    <message>
        <source>FROM</source>
        <translation>HERKUNFT</translation>
    </message>
    <message>
        <source> [OPTION…]</source>
        <translation> [OPTION…]</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>Arguments and options</source>
        <translation>Argumente und Optionen</translation>
    </message>
    <message>
        <source>&quot;batchy help&quot; lists the options that every command has.</source>
        <translation>„batchy help“ zeigt die Optionen, die jeder Befehl hat.</translation>
    </message>
    <message>
        <source>batchy - state of ETL workflows and their batches in Redis</source>
        <translation>batchy - Zustand von ETL-Workflows und ihren Batches in Redis</translation>
    </message>
    <message>
        <source>bring cfg/wf1.yaml into Redis</source>
        <translation>cfg/wf1.yaml in Redis laden</translation>
    </message>
    <message>
        <source>open its next batch</source>
        <translation>seinen nächsten Batch öffnen</translation>
    </message>
    <message>
        <source>end it with success</source>
        <translation>ihn als erfolgreich beenden</translation>
    </message>
    <message>
        <source>see all workflows</source>
        <translation>alle Workflows sehen</translation>
    </message>
    <message>
        <source>show how a command is used</source>
        <translation>zeigen, wie ein Befehl benutzt wird</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Options of every command, before or after it</source>
        <translation>Optionen jedes Befehls, davor oder dahinter</translation>
    </message>
    <message>
        <source>Interrupted.</source>
        <translation>Unterbrochen.</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>where Redis is: redis://host:6379/0, rediss://… or unix:///path</source>
        <translation>wo Redis ist: redis://host:6379/0, rediss://… oder unix:///pfad</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>DATEI</translation>
    </message>
    <message>
        <source>read Redis&apos; password from the first line of a file</source>
        <translation>das Redis-Passwort aus der ersten Zeile einer Datei lesen</translation>
    </message>
    <message>
        <source>DIR</source>
        <translation>ORDNER</translation>
    </message>
    <message>
        <source>the folder of the workflow files</source>
        <translation>der Ordner der Workflow-Dateien</translation>
    </message>
    <message>
        <source>FORMAT</source>
        <translation>FORMAT</translation>
    </message>
    <message>
        <source>table (for people), json, or infa (an Informatica parameter file)</source>
        <translation>table (für Menschen), json oder infa (eine Informatica-Parameterdatei)</translation>
    </message>
    <message>
        <source>SECONDS</source>
        <translation>SEKUNDEN</translation>
    </message>
    <message>
        <source>don&apos;t ask, do it</source>
        <translation>nicht fragen, sondern ausführen</translation>
    </message>
    <message>
        <source>print the version</source>
        <translation>die Version ausgeben</translation>
    </message>
    <message>
        <source>batchy %1 makes no parameter files.</source>
        <translation>batchy %1 erzeugt keine Parameterdateien.</translation>
    </message>
    <message>
        <source>Use --format table or json; infa is for open, preview, rerun and status.</source>
        <translation>--format table oder json verwenden; infa gibt es bei open, preview, rerun und status.</translation>
    </message>
    <message>
        <source>Gave up after %1 s, as --timeout says.</source>
        <translation>Nach %1 s aufgegeben, wie --timeout es verlangt.</translation>
    </message>
    <message>
        <source>%1 Under way was %2: it may or may not have been written. &quot;batchy status&quot; shows it.</source>
        <translation>%1 Gerade lief %2; ob es noch geschrieben wurde, ist ungewiss. „batchy status“ zeigt es.</translation>
    </message>
    <message>
        <source>The output can&apos;t be written: %1.</source>
        <translation>Die Ausgabe lässt sich nicht schreiben: %1.</translation>
    </message>
    <message>
        <source>What the command did in Redis is done nevertheless.</source>
        <translation>Was der Befehl in Redis getan hat, ist trotzdem geschehen.</translation>
    </message>
    <message>
        <source>No Redis is configured.</source>
        <translation>Es ist kein Redis eingestellt.</translation>
    </message>
    <message>
        <source>Give --redis URL, set BATCHY_REDIS_URL, or put redis=URL into %1. --embedded uses a private Redis of your own.</source>
        <translation>--redis URL angeben, BATCHY_REDIS_URL setzen oder redis=URL in %1 eintragen. --embedded verwendet einen eigenen, privaten Redis.</translation>
    </message>
    <message>
        <source>There is no password file %1.</source>
        <translation>Es gibt keine Passwortdatei %1.</translation>
    </message>
    <message>
        <source>Its first line must be the password.</source>
        <translation>Ihre erste Zeile muss das Passwort sein.</translation>
    </message>
    <message>
        <source>The password file %1 can&apos;t be read: %2.</source>
        <translation>Die Passwortdatei %1 lässt sich nicht lesen: %2.</translation>
    </message>
    <message>
        <source>The password file %1 is empty.</source>
        <translation>Die Passwortdatei %1 ist leer.</translation>
    </message>
    <message>
        <source>There is no format &quot;%1&quot;.</source>
        <translation>Ein Format „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>The formats are table, json and infa.</source>
        <translation>Die Formate sind table, json und infa.</translation>
    </message>
    <message>
        <source>option</source>
        <translation>Option</translation>
    </message>
    <message>
        <source>environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>There is no workflow file in %1.</source>
        <translation>In %1 gibt es keine Workflow-Datei.</translation>
    </message>
    <message>
        <source>Name the folder with --cfg or BATCHY_CFG; its files are called WF.yaml.</source>
        <translation>Den Ordner mit --cfg oder BATCHY_CFG nennen; seine Dateien heißen WF.yaml.</translation>
    </message>
    <message>
        <source>No Redis is configured: using a private one of your own (--embedded).</source>
        <translation>Es ist kein Redis eingestellt: Ein eigener, privater wird verwendet (--embedded).</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Meinten Sie %1?</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>Error:</source>
        <translation>Fehler:</translation>
    </message>
    <message>
        <source>[y/N]</source>
        <translation>[j/N]</translation>
    </message>
    <message>
        <source>y</source>
        <comment>the short answer to a question</comment>
        <translation>j</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>fill an empty Redis with sample data</source>
        <translation>ein leeres Redis mit Beispieldaten füllen</translation>
    </message>
    <message>
        <source>twelve workflows and their last 30 days</source>
        <translation>zwölf Workflows und ihre letzten 30 Tage</translation>
    </message>
    <message>
        <source>the same and 988 more in an empty database</source>
        <translation>dieselben und 988 weitere in einer leeren Datenbank</translation>
    </message>
    <message>
        <source>just the latest batch of each</source>
        <translation>nur der jeweils neueste Batch</translation>
    </message>
    <message>
        <source>what would be written</source>
        <translation>was geschrieben würde</translation>
    </message>
    <message>
        <source>The past comes about by the rules of load, open, close, fail and rerun, and is the same for everybody on the same day. Of the twelve samples one is open now, one ends failed, one was never run, and one has a gap in what it loaded. Where the demo&apos;s workflows are there already, they go on from where they are until now. At a terminal you are asked before an open batch is run again. A Redis with any other workflow is refused with exit code 9.</source>
        <translation>Die Vergangenheit entsteht nach den Regeln von load, open, close, fail und rerun und ist am selben Tag für alle dieselbe. Von den zwölf Beispielen ist eines jetzt offen, eines endet fehlgeschlagen, eines lief noch nie, und eines hat eine Lücke in dem, was es geladen hat. Sind die Workflows der Demo schon da, so gehen sie von ihrem Stand bis jetzt weiter. An einem Terminal werden Sie gefragt, bevor ein offener Batch noch einmal läuft. Ein Redis mit irgendeinem anderen Workflow wird mit Exitcode 9 abgelehnt.</translation>
    </message>
    <message>
        <source>how far the past goes back; 0 for the present only (30)</source>
        <translation>wie weit die Vergangenheit zurückreicht; 0 nur für die Gegenwart (30)</translation>
    </message>
    <message>
        <source>how many; beyond the samples more are made up (12)</source>
        <translation>wie viele; über die Beispiele hinaus werden weitere erfunden (12)</translation>
    </message>
    <message>
        <source>show what would be written, write nothing</source>
        <translation>zeigen, was geschrieben würde, nichts schreiben</translation>
    </message>
    <message>
        <source>%1 %2 is not a whole number.</source>
        <translation>%1 %2 ist keine ganze Zahl.</translation>
    </message>
    <message>
        <source>Example: batchy demo --days 30 --workflows 12</source>
        <translation>Beispiel: batchy demo --days 30 --workflows 12</translation>
    </message>
    <message>
        <source>The demo is there already, up to now: nothing to add</source>
        <translation>Die Demo ist schon da, bis jetzt: nichts hinzuzufügen</translation>
    </message>
    <message>
        <source>A demo would write %1 batches of %2 workflows (nothing was written)</source>
        <translation>Eine Demo würde %1 Batches von %2 Workflows schreiben (nichts wurde geschrieben)</translation>
    </message>
    <message>
        <source>The demo is there: %1 new batches of %2 workflows</source>
        <translation>Die Demo ist da: %1 neue Batches von %2 Workflows</translation>
    </message>
    <message>
        <source>&quot;batchy list&quot; shows it, &quot;batchy history %1&quot; a past.</source>
        <translation>„batchy list“ zeigt sie, „batchy history %1“ eine Vergangenheit.</translation>
    </message>
    <message>
        <source>These have an open batch, which would be run again: %1.</source>
        <translation>Diese haben einen offenen Batch, der noch einmal laufen würde: %1.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Go on with the demo?</source>
        <translation>Mit der Demo fortfahren?</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Writing %1 batches…</source>
        <translation>%1 Batches werden geschrieben …</translation>
    </message>
    <message>
        <source>the demo</source>
        <translation>die Demo</translation>
    </message>
    <message>
        <source>only new, open, success, failed or broken ones</source>
        <translation>nur solche mit new, open, success, failed oder broken</translation>
    </message>
    <message>
        <source>A workflow is new, open, success, failed or broken.</source>
        <translation>Ein Workflow ist new, open, success, failed oder broken.</translation>
    </message>
    <message>
        <source>The pattern &quot;%1&quot; has a [ without a ].</source>
        <translation>Das Muster „%1“ hat eine [ ohne eine ].</translation>
    </message>
    <message>
        <source>Examples: &apos;sales_*&apos;, &apos;wf?&apos;, &apos;wf[12]&apos;</source>
        <translation>Beispiele: &apos;sales_*&apos;, &apos;wf?&apos;, &apos;wf[12]&apos;</translation>
    </message>
    <message>
        <source>With --all, files that can&apos;t be a workflow&apos;s are told and passed over. A file is checked whole before Redis is touched. The running state is batch_id, status, from_date, batch_start and batch_end. At a terminal you are asked before an open batch is lost.</source>
        <translation>Mit --all werden Dateien, die keinem Workflow gehören können, genannt und übergangen. Eine Datei wird ganz geprüft, bevor Redis angerührt wird. Der laufende Stand ist batch_id, status, from_date, batch_start und batch_end. An einem Terminal werden Sie gefragt, bevor ein offener Batch verloren geht.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 has an open batch. The rerun ends that batch without a result and runs all of its jobs from %2:</source>
        <translation>%1 hat einen offenen Batch. Der neue Lauf beendet diesen Batch ohne Ergebnis und startet alle seine Jobs ab %2:</translation>
    </message>
    <message>
        <source>%1 has an open batch. The rerun ends that batch without a result and runs %2 from %3, the other jobs as an open has it:</source>
        <translation>%1 hat einen offenen Batch. Der neue Lauf beendet diesen Batch ohne Ergebnis und startet %2 ab %3, die anderen Jobs wie bei open:</translation>
    </message>
    <message>
        <source>Rerun %1 anyway?</source>
        <translation>%1 trotzdem noch einmal laufen lassen?</translation>
    </message>
    <message>
        <source>The files are read exactly as load reads them; Redis isn&apos;t needed. A special value that the next open would refuse, such as batch_id: abc, and a file that load --all would pass over are problems, too. A date that can&apos;t be read, but that no rule stumbles over, is only told.</source>
        <translation>Die Dateien werden genau so gelesen wie von load; Redis wird nicht gebraucht. Auch ein besonderer Wert, den das nächste open ablehnen würde, etwa batch_id: abc, und eine Datei, die load --all übergehen würde, sind Fehler. Ein Datum, das nicht gelesen werden kann, über das aber keine Regel stolpert, wird nur genannt.</translation>
    </message>
    <message>
        <source>The next open would refuse that: mend it in %1.</source>
        <translation>Das nächste open würde das ablehnen: Bessern Sie es in %1 aus.</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>Warnung: %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; behind -- is no name: none begins with a dash.</source>
        <translation>„%1“ hinter -- ist kein Name: Keiner beginnt mit einem Bindestrich.</translation>
    </message>
    <message>
        <source>Options stand before the --.</source>
        <translation>Optionen stehen vor dem --.</translation>
    </message>
    <message>
        <source>&quot;batchy help %1&quot; lists its commands.</source>
        <translation>„batchy help %1“ zeigt die Befehle darin.</translation>
    </message>
    <message>
        <source>%1 is given more than once.</source>
        <translation>%1 ist mehrfach angegeben.</translation>
    </message>
    <message>
        <source>batches, too, once the prefix goes on behind a workflow&apos;s name</source>
        <translation>auch Batches, sobald der Anfang über den Namen eines Workflows hinausgeht</translation>
    </message>
    <message>
        <source>An option goes before the environment, that before the settings file, which has lines such as redis=redis://db1:6379/0, cfg=/srv/etl/cfg, format=json, password_file=~/.batchy_password and status_failed_word=failure. A value that can&apos;t be used is shown with its problem, and the exit code is that of the problem.</source>
        <translation>Eine Option geht der Umgebung vor, diese der Einstellungsdatei mit Zeilen wie redis=redis://db1:6379/0, cfg=/srv/etl/cfg, format=json, password_file=~/.batchy_password und status_failed_word=failure. Ein unbrauchbarer Wert wird mit seinem Problem gezeigt, und der Exitcode ist der dieses Problems.</translation>
    </message>
    <message>
        <source>(not a URL)</source>
        <translation>(keine URL)</translation>
    </message>
    <message>
        <source>&quot;batchy help %1 …&quot; explains each of them.</source>
        <translation>„batchy help %1 …“ erklärt jeden davon.</translation>
    </message>
    <message>
        <source>Redis is --redis or --embedded, else BATCHY_REDIS_URL, else the settings; at a terminal
a private one when nothing is said.

</source>
        <translation>Redis ist --redis oder --embedded, sonst BATCHY_REDIS_URL, sonst die Einstellungen; am Terminal
ein privater, wenn nichts angegeben ist.

</translation>
    </message>
    <message>
        <source>use a private Redis of your own, whatever is configured</source>
        <translation>einen eigenen privaten Redis benutzen, was auch eingestellt ist</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no setting of batchy and has no effect.</source>
        <translation>%1: „%2“ ist keine Einstellung von batchy und hat keine Wirkung.</translation>
    </message>
    <message>
        <source>--redis and --embedded name two different Redis.</source>
        <translation>--redis und --embedded benennen zwei verschiedene Redis.</translation>
    </message>
    <message>
        <source>Give one of them.</source>
        <translation>Geben Sie nur eines davon an.</translation>
    </message>
    <message>
        <source>%1 is given, but empty.</source>
        <translation>%1 ist angegeben, aber leer.</translation>
    </message>
    <message>
        <source>Perhaps a variable in the command line isn&apos;t set.</source>
        <translation>Vielleicht ist eine Variable in der Befehlszeile nicht gesetzt.</translation>
    </message>
    <message>
        <source>serve the endpoints over HTTP, for scripts and clients</source>
        <translation>die Endpunkte über HTTP bereitstellen, für Skripte und Clients</translation>
    </message>
    <message>
        <source>http://127.0.0.1:5000, for this machine only</source>
        <translation>http://127.0.0.1:5000, nur für diesen Rechner</translation>
    </message>
    <message>
        <source>for others, who need a token</source>
        <translation>für andere, die ein Token brauchen</translation>
    </message>
    <message>
        <source>on a Unix socket</source>
        <translation>auf einem Unix-Socket</translation>
    </message>
    <message>
        <source>The endpoints are /load_cfg/WF, /get_status/WF, /open_batch/WF, /close_batch/WF and /fail_batch/WF, each by GET; /index shows them. Everything else stands in the man page batchy-serve(1). SIGTERM ends it after the requests in progress; SIGHUP reads the token file again. A socket that systemd hands over is used instead of --listen.</source>
        <translation>Die Endpunkte sind /load_cfg/WF, /get_status/WF, /open_batch/WF, /close_batch/WF und /fail_batch/WF, jeweils mit GET; /index zeigt sie. Alles Weitere steht in der Handbuchseite batchy-serve(1). SIGTERM beendet den Dienst nach den laufenden Anfragen; SIGHUP liest die Token-Datei neu ein. Ein von systemd übergebener Socket wird statt --listen benutzt.</translation>
    </message>
    <message>
        <source>ADDRESS:PORT</source>
        <translation>ADRESSE:PORT</translation>
    </message>
    <message>
        <source>where to listen: an address with a port (0: any free one, printed), or unix:PATH; default 127.0.0.1:5000</source>
        <translation>wo gelauscht wird: eine Adresse mit Port (0: irgendein freier, der ausgegeben wird) oder unix:PFAD; sonst 127.0.0.1:5000</translation>
    </message>
    <message>
        <source>ask every request for a bearer token; lines are TOKEN read|full NAME</source>
        <translation>von jeder Anfrage ein Bearer-Token verlangen; Zeilen sind TOKEN read|full NAME</translation>
    </message>
    <message>
        <source>let other machines change batches without a token</source>
        <translation>andere Rechner Batches ohne Token ändern lassen</translation>
    </message>
    <message>
        <source>change nothing, whoever asks</source>
        <translation>nichts ändern, wer auch fragt</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>one more name under which this machine is called</source>
        <translation>ein weiterer Name, unter dem dieser Rechner erreicht wird</translation>
    </message>
    <message>
        <source>serve HTTPS with this certificate (PEM)</source>
        <translation>HTTPS mit diesem Zertifikat (PEM)</translation>
    </message>
    <message>
        <source>and this key (PEM)</source>
        <translation>und diesem Schlüssel (PEM)</translation>
    </message>
    <message>
        <source>connections at the same time; default 4096</source>
        <translation>gleichzeitige Verbindungen; sonst 4096</translation>
    </message>
    <message>
        <source>of those, from one address; default 2048</source>
        <translation>davon von einer Adresse; sonst 2048</translation>
    </message>
    <message>
        <source>of all headers of a request; default 16384</source>
        <translation>aller Header einer Anfrage; sonst 16384</translation>
    </message>
    <message>
        <source>from a request&apos;s first byte to its last; default 10</source>
        <translation>vom ersten bis zum letzten Byte einer Anfrage; sonst 10</translation>
    </message>
    <message>
        <source>for a connection without requests; default 60</source>
        <translation>für eine Verbindung ohne Anfragen; sonst 60</translation>
    </message>
    <message>
        <source>clients that listen to changes at the same time; default 256</source>
        <translation>Clients, die gleichzeitig auf Änderungen achten; sonst 256</translation>
    </message>
    <message>
        <source>workflows whose last success the metrics show; default 1000</source>
        <translation>Workflows, deren letzten Erfolg die Metriken zeigen; sonst 1000</translation>
    </message>
    <message>
        <source>of the line that each request leaves on stderr: text, json or none; default text</source>
        <translation>der Zeile, die jede Anfrage auf stderr hinterlässt: text, json oder none; sonst text</translation>
    </message>
    <message>
        <source>Batchy isn&apos;t installed completely: %1 is missing.</source>
        <translation>Batchy ist nicht vollständig installiert: %1 fehlt.</translation>
    </message>
    <message>
        <source>Install Batchy again.</source>
        <translation>Installieren Sie Batchy neu.</translation>
    </message>
    <message>
        <source>batchy serves at %1, on Redis at %2.</source>
        <translation>batchy lauscht unter %1, auf Redis unter %2.</translation>
    </message>
    <message>
        <source>It only reads (--read-only).</source>
        <translation>Es wird nur gelesen (--read-only).</translation>
    </message>
    <message>
        <source>Other machines can reach it; they need a token.</source>
        <translation>Andere Rechner können ihn erreichen; sie brauchen ein Token.</translation>
    </message>
    <message>
        <source>Other machines can reach it and change batches without a token (--open-writes).</source>
        <translation>Andere Rechner können ihn erreichen und Batches ohne Token ändern (--open-writes).</translation>
    </message>
    <message>
        <source>Other machines can reach it, but only to read: --token-file or --open-writes lets them change batches.</source>
        <translation>Andere Rechner können ihn erreichen, aber nur lesen: Mit --token-file oder --open-writes können sie Batches ändern.</translation>
    </message>
    <message>
        <source>The tokens were read again.</source>
        <translation>Die Token wurden neu eingelesen.</translation>
    </message>
    <message>
        <source>There is nothing to read again.</source>
        <translation>Es gibt nichts neu einzulesen.</translation>
    </message>
    <message>
        <source>%1: %2 can&apos;t be read (%3).</source>
        <translation>%1: %2 lässt sich nicht lesen (%3).</translation>
    </message>
    <message>
        <source>Name a file in PEM that batchy may read.</source>
        <translation>Nennen Sie eine PEM-Datei, die batchy lesen darf.</translation>
    </message>
    <message>
        <source>%1: %2 isn&apos;t a file in PEM.</source>
        <translation>%1: %2 ist keine PEM-Datei.</translation>
    </message>
    <message>
        <source>It should begin with -----BEGIN.</source>
        <translation>Sie sollte mit -----BEGIN beginnen.</translation>
    </message>
    <message>
        <source>%1 takes a whole number from %2 to %3, not &quot;%4&quot;.</source>
        <translation>%1 braucht eine ganze Zahl von %2 bis %3, nicht „%4“.</translation>
    </message>
    <message>
        <source>--log-format takes text, json or none, not &quot;%1&quot;.</source>
        <translation>--log-format braucht text, json oder none, nicht „%1“.</translation>
    </message>
    <message>
        <source>--tls-cert and --tls-key need each other.</source>
        <translation>--tls-cert und --tls-key gehören zusammen.</translation>
    </message>
    <message>
        <source>Give both, or neither for plain HTTP.</source>
        <translation>Geben Sie beide an, oder keines für einfaches HTTP.</translation>
    </message>
    <message>
        <source>Write --format json. </source>
        <translation>Schreiben Sie --format json. </translation>
    </message>
    <message>
        <source>Just write the name; only waitsy takes -wf. </source>
        <translation>Schreiben Sie nur den Namen; -wf gibt es nur bei waitsy. </translation>
    </message>
    <message>
        <source>%1 is not done on %2 (UTC): %3 of %4 jobs aren&apos;t done</source>
        <translation>%1 ist am %2 (UTC) nicht fertig: %3 von %4 Jobs fehlen</translation>
    </message>
    <message>
        <source>check a wait&apos;s receipt against the history</source>
        <translation>den Beleg eines Wartens mit der Historie vergleichen</translation>
    </message>
    <message>
        <source>exit code 0: Redis still shows those batches; 3: not any more</source>
        <translation>Exitcode 0: Redis zeigt diese Batches noch; 3: nicht mehr</translation>
    </message>
    <message>
        <source>what wait --receipt wrote</source>
        <translation>was wait --receipt geschrieben hat</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read (%2).</source>
        <translation>%1 lässt sich nicht lesen (%2).</translation>
    </message>
    <message>
        <source>&quot;batchy wait --receipt FILE&quot; writes one.</source>
        <translation>„batchy wait --receipt DATEI“ schreibt einen.</translation>
    </message>
    <message numerus="yes">
        <source>Verified: Redis shows the success of all %n job(s).</source>
        <translation>
            <numerusform>Bestätigt: Redis zeigt den Erfolg des %n Jobs.</numerusform>
            <numerusform>Bestätigt: Redis zeigt den Erfolg aller %n Jobs.</numerusform>
        </translation>
    </message>
    <message>
        <source>wait until workflows are done today</source>
        <translation>warten, bis Workflows heute fertig sind</translation>
    </message>
    <message>
        <source>go on as soon as it is done</source>
        <translation>weitermachen, sobald er fertig ist</translation>
    </message>
    <message>
        <source>several, but not for ever</source>
        <translation>mehrere, aber nicht ewig</translation>
    </message>
    <message>
        <source>and keep a proof of what it ran on</source>
        <translation>und einen Beleg behalten, worauf der Schritt lief</translation>
    </message>
    <message>
        <source>Done means that every job is success with a batch_end on the day or later, by Redis&apos; clock. Yesterday&apos;s success does not count; a wait that crosses midnight is satisfied by its own or any later day. Exit codes: 0 done, 4 Redis, 5 --timeout or --until ran out, 6 no such workflow, 10 a job failed (--fail-fast). The old spelling waitsy -wf WF means the same.</source>
        <translation>Fertig heißt, dass jeder Job success ist mit einem batch_end an diesem Tag oder später, nach der Uhr von Redis. Der Erfolg von gestern zählt nicht; ein Warten über Mitternacht hinweg erfüllt der eigene Tag oder jeder spätere. Exitcodes: 0 fertig, 4 Redis, 5 --timeout oder --until abgelaufen, 6 kein solcher Workflow, 10 ein Job ist fehlgeschlagen (--fail-fast). Die alte Schreibweise waitsy -wf WF bedeutet dasselbe.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written (%2).</source>
        <translation>%1 lässt sich nicht schreiben (%2).</translation>
    </message>
    <message>
        <source>Name a file in a folder that you may write to.</source>
        <translation>Nennen Sie eine Datei in einem Ordner, in den Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>there is no folder %1</source>
        <translation>es gibt keinen Ordner %1</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>No notification was shown: notify-send isn&apos;t installed (Debian: libnotify-bin).</source>
        <translation>Es wurde keine Benachrichtigung gezeigt: notify-send ist nicht installiert (Debian: libnotify-bin).</translation>
    </message>
    <message>
        <source>--newer-than-batch takes a batch id, not &quot;%1&quot;.</source>
        <translation>--newer-than-batch braucht eine Batch-ID, nicht „%1“.</translation>
    </message>
    <message>
        <source>&quot;batchy history WF&quot; lists them.</source>
        <translation>„batchy history WF“ zeigt sie.</translation>
    </message>
    <message>
        <source>workflows, or patterns of names with * ? [abc]; quote those</source>
        <translation>Workflows oder Namensmuster mit * ? [abc]; diese in Anführungszeichen</translation>
    </message>
    <message>
        <source>one of them is enough; else all</source>
        <translation>einer davon genügt; sonst alle</translation>
    </message>
    <message>
        <source>take in workflows that begin to match a pattern later</source>
        <translation>auch Workflows aufnehmen, die erst später zu einem Muster passen</translation>
    </message>
    <message>
        <source>JOBS</source>
        <translation>JOBS</translation>
    </message>
    <message>
        <source>only these jobs, separated by commas</source>
        <translation>nur diese Jobs, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>only a batch after that one will do: for a second run of a day</source>
        <translation>nur ein Batch nach diesem genügt: für einen zweiten Lauf am Tag</translation>
    </message>
    <message>
        <source>DATE</source>
        <translation>DATUM</translation>
    </message>
    <message>
        <source>the day that a success must be of, or later; default today</source>
        <translation>der Tag, an dem oder nach dem der Erfolg sein muss; sonst heute</translation>
    </message>
    <message>
        <source>ZONE</source>
        <translation>ZONE</translation>
    </message>
    <message>
        <source>whose day that is: UTC (default), local, Europe/Berlin</source>
        <translation>wessen Tag das ist: UTC (sonst), local, Europe/Berlin</translation>
    </message>
    <message>
        <source>give up at this time of day in that zone: 07:30</source>
        <translation>zu dieser Uhrzeit in dieser Zone aufgeben: 07:30</translation>
    </message>
    <message>
        <source>end with exit code 10 as soon as a job has failed on the day</source>
        <translation>mit Exitcode 10 enden, sobald ein Job an dem Tag fehlgeschlagen ist</translation>
    </message>
    <message>
        <source>also wait for a workflow that doesn&apos;t exist yet</source>
        <translation>auch auf einen Workflow warten, den es noch nicht gibt</translation>
    </message>
    <message>
        <source>DURATION</source>
        <translation>DAUER</translation>
    </message>
    <message>
        <source>ask at this pace instead of being told by Redis</source>
        <translation>in diesem Takt fragen, statt es sich von Redis melden zu lassen</translation>
    </message>
    <message>
        <source>how long a Redis that is away is waited for; default a minute at the start, then as long as it takes</source>
        <translation>wie lange auf ein abwesendes Redis gewartet wird; sonst am Anfang eine Minute, danach so lange es dauert</translation>
    </message>
    <message>
        <source>say nothing but errors</source>
        <translation>nichts als Fehler ausgeben</translation>
    </message>
    <message>
        <source>show the live status even where no terminal is</source>
        <translation>den laufenden Stand auch ohne Terminal zeigen</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>BEFEHL</translation>
    </message>
    <message>
        <source>run this (by sh -c) when it is done; its exit code is the wait&apos;s</source>
        <translation>dies (mit sh -c) ausführen, wenn er fertig ist; dessen Exitcode gilt</translation>
    </message>
    <message>
        <source>show a desktop notification at the end</source>
        <translation>am Ende eine Benachrichtigung zeigen</translation>
    </message>
    <message>
        <source>write down which batches it was done by</source>
        <translation>aufschreiben, durch welche Batches er fertig wurde</translation>
    </message>
    <message>
        <source>--jobs takes names of jobs, not &quot;%1&quot;.</source>
        <translation>--jobs braucht Namen von Jobs, nicht „%1“.</translation>
    </message>
    <message>
        <source>Write them with commas between: job1,job2.</source>
        <translation>Schreiben Sie sie mit Kommas dazwischen: job1,job2.</translation>
    </message>
    <message>
        <source>%1 Trying for %2.</source>
        <translation>%1 Es wird %2 lang versucht.</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is %1 behind Redis&apos;, which is taken into account.</source>
        <translation>Die Uhr dieses Rechners geht %1 hinter der von Redis her; das wird berücksichtigt.</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is %1 ahead of Redis&apos;, which is taken into account.</source>
        <translation>Die Uhr dieses Rechners geht der von Redis %1 voraus; das wird berücksichtigt.</translation>
    </message>
    <message>
        <source>Gave up after %1, as --timeout says.</source>
        <translation>Nach %1 aufgegeben, wie --timeout es verlangt.</translation>
    </message>
    <message>
        <source>Gave up at %1, as --until says.</source>
        <translation>Um %1 aufgegeben, wie --until es verlangt.</translation>
    </message>
    <message>
        <source>Redis is lost since %1: gave up after %2, as --redis-patience says. %3</source>
        <translation>Redis ist seit %1 weg: nach %2 aufgegeben, wie --redis-patience es verlangt. %3</translation>
    </message>
    <message>
        <source>Batchy: not done</source>
        <translation>Batchy: nicht fertig</translation>
    </message>
    <message>
        <source>With --wait-for-creation one that doesn&apos;t exist yet is waited for.</source>
        <translation>Mit --wait-for-creation wird auf einen gewartet, den es noch nicht gibt.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Not waiting any longer: %1.</source>
        <translation>Es wird nicht länger gewartet: %1.</translation>
    </message>
    <message>
        <source>Batchy: failed</source>
        <translation>Batchy: fehlgeschlagen</translation>
    </message>
    <message>
        <source>Batchy: done</source>
        <translation>Batchy: fertig</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 What follows is %2 old.</source>
        <translation>%1 Das Folgende ist %2 alt.</translation>
    </message>
    <message>
        <source>no workflow with such a name exists yet</source>
        <translation>es gibt noch keinen Workflow mit solchem Namen</translation>
    </message>
    <message>
        <source>still waiting: %1</source>
        <translation>es wird noch gewartet: %1</translation>
    </message>
    <message>
        <source>%1 takes a duration, not &quot;%2&quot;.</source>
        <translation>%1 braucht eine Dauer, nicht „%2“.</translation>
    </message>
    <message>
        <source>Write 6h30m, 90s, or a number of seconds above zero.</source>
        <translation>Schreiben Sie 6h30m, 90s oder eine Zahl von Sekunden über null.</translation>
    </message>
    <message>
        <source>%1 takes a time of day, not &quot;%2&quot;.</source>
        <translation>%1 braucht eine Uhrzeit, nicht „%2“.</translation>
    </message>
    <message>
        <source>Write it as 07:30.</source>
        <translation>Schreiben Sie sie als 07:30.</translation>
    </message>
    <message>
        <source>give up when the command takes longer: 90 (seconds), 15m, 6h30m</source>
        <translation>aufgeben, wenn der Befehl länger dauert: 90 (Sekunden), 15m, 6h30m</translation>
    </message>
    <message>
        <source>asks a service: many who wait cost Redis one connection</source>
        <translation>fragt einen Dienst: viele, die warten, kosten Redis eine Verbindung</translation>
    </message>
    <message>
        <source>ask a service (batchy serve) instead of Redis: http://host:5000, or https://host:5000?ca=FILE for an authority of your own</source>
        <translation>statt Redis einen Dienst (batchy serve) fragen: http://host:5000, oder https://host:5000?ca=FILE für eine eigene Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>the service&apos;s token is the first line of this file; else of the variable BATCHY_TOKEN</source>
        <translation>das Token des Dienstes ist die erste Zeile dieser Datei; sonst der Wert der Variablen BATCHY_TOKEN</translation>
    </message>
    <message>
        <source>%1 can&apos;t be used with --via.</source>
        <translation>%1 geht nicht mit --via.</translation>
    </message>
    <message>
        <source>It needs Redis itself: leave --via or the option out.</source>
        <translation>Dafür braucht es Redis selbst: --via oder die Option weglassen.</translation>
    </message>
    <message>
        <source>--token-file is for the service of --via.</source>
        <translation>--token-file ist für den Dienst von --via.</translation>
    </message>
    <message>
        <source>Give --via URL, too.</source>
        <translation>Auch --via URL angeben.</translation>
    </message>
    <message>
        <source>With --via, --wait-for-creation takes names, not patterns.</source>
        <translation>Mit --via nimmt --wait-for-creation Namen, keine Muster.</translation>
    </message>
    <message>
        <source>Name the workflows, or leave --via or the option out.</source>
        <translation>Die Workflows nennen oder --via oder die Option weglassen.</translation>
    </message>
    <message>
        <source>The service is lost since %1: gave up after %2, as --redis-patience says. %3</source>
        <translation>Der Dienst ist seit %1 verloren: nach %2 aufgegeben, wie --redis-patience sagt. %3</translation>
    </message>
    <message>
        <source>What answers at %1 is no service of Batchy (HTTP %2).</source>
        <translation>Was unter %1 antwortet, ist kein Dienst von Batchy (HTTP %2).</translation>
    </message>
    <message>
        <source>Look at the URL of --via; /index shows the service itself.</source>
        <translation>Die URL von --via prüfen; /index zeigt den Dienst selbst.</translation>
    </message>
    <message>
        <source>The service at %1 doesn&apos;t answer.</source>
        <translation>Der Dienst unter %1 antwortet nicht.</translation>
    </message>
    <message>
        <source>The service at %1 can&apos;t be trusted (%2).</source>
        <translation>Dem Dienst unter %1 ist nicht zu trauen (%2).</translation>
    </message>
    <message>
        <source>?ca=FILE in the URL names an authority of your own.</source>
        <translation>?ca=FILE in der URL nennt eine eigene Zertifizierungsstelle.</translation>
    </message>
    <message>
        <source>Can&apos;t reach the service at %1 (%2).</source>
        <translation>Der Dienst unter %1 ist nicht erreichbar (%2).</translation>
    </message>
    <message>
        <source>--via: %1</source>
        <translation>--via: %1</translation>
    </message>
    <message>
        <source>Write it as http://host:5000 or https://host:5000.</source>
        <translation>So schreiben: http://host:5000 oder https://host:5000.</translation>
    </message>
    <message>
        <source>--via: the URL must not hold a password.</source>
        <translation>--via: In der URL darf kein Passwort stehen.</translation>
    </message>
    <message>
        <source>The service&apos;s token goes into a file (--token-file) or into the variable BATCHY_TOKEN.</source>
        <translation>Das Token des Dienstes gehört in eine Datei (--token-file) oder in die Variable BATCHY_TOKEN.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no URL of a service.</source>
        <translation>„%1“ ist keine URL eines Dienstes.</translation>
    </message>
    <message>
        <source>there is no parameter &quot;%1&quot; here.</source>
        <translation>hier gibt es keinen Parameter „%1“.</translation>
    </message>
    <message>
        <source>%1 and --via exclude each other.</source>
        <translation>%1 und --via schließen einander aus.</translation>
    </message>
    <message>
        <source>The service knows its Redis.</source>
        <translation>Der Dienst kennt sein Redis.</translation>
    </message>
    <message>
        <source>The service&apos;s token can&apos;t be one.</source>
        <translation>Das Token des Dienstes kann keines sein.</translation>
    </message>
    <message>
        <source>It consists of visible ASCII characters, without spaces.</source>
        <translation>Es besteht aus sichtbaren ASCII-Zeichen ohne Leerzeichen.</translation>
    </message>
    <message>
        <source>No workflow of the service is called like %1.</source>
        <translation>Kein Workflow des Dienstes heißt wie %1.</translation>
    </message>
    <message>
        <source>No workflow in Redis at %1 matches %2. &quot;batchy list&quot; shows all.</source>
        <translation>Kein Workflow im Redis %1 passt zu %2. „batchy list“ zeigt alle.</translation>
    </message>
    <message>
        <source>There is no workflow in Redis at %1 yet. &quot;batchy load --all&quot; brings in the files of the cfg folder.</source>
        <translation>Im Redis %1 gibt es noch keinen Workflow. „batchy load --all“ lädt die Dateien des cfg-Ordners.</translation>
    </message>
    <message>
        <source>The receipt is %1.</source>
        <translation>Die Quittung ist %1.</translation>
    </message>
    <message>
        <source>Redis is asked every %1, as --interval says.</source>
        <translation>Redis wird alle %1 gefragt, wie --interval es verlangt.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The service tells of them.</source>
        <comment>of changes</comment>
        <translation>Der Dienst meldet sie.</translation>
    </message>
    <message>
        <source>behind %1</source>
        <comment>the Redis behind a service</comment>
        <translation>hinter %1</translation>
    </message>
    <message>
        <source>&quot;batchy %1&quot; needs one of its commands behind it.</source>
        <translation>Hinter „batchy %1“ fehlt einer seiner Befehle.</translation>
    </message>
    <message>
        <source>load takes workflows or --all, not both.</source>
        <translation>load nimmt Workflows oder --all, nicht beides.</translation>
    </message>
    <message>
        <source>  %1: %2 to %3</source>
        <translation>  %1: %2 bis %3</translation>
    </message>
    <message>
        <source>A usual open of %1 would load from earlier on. No batch would load:</source>
        <translation>Ein gewöhnliches open von %1 würde von früher an laden. Kein Batch würde laden:</translation>
    </message>
    <message>
        <source>Exit codes: 0 done or yes, 1 internal, 2 usage, 3 no, 4 Redis, 5 a limit that you set,
6 not found, 7 bad config, 8 bad stored data, 9 conflict, 10 a job failed (wait --fail-fast),
130 Ctrl+C, 143 SIGTERM. See batchy(1).</source>
        <translation>Exit-Codes: 0 fertig oder ja, 1 intern, 2 Aufruf, 3 nein, 4 Redis, 5 eine selbst gesetzte
Grenze, 6 nicht gefunden, 7 schlechte Konfiguration, 8 schlechte gespeicherte Daten, 9 Konflikt,
10 ein Job ist fehlgeschlagen (wait --fail-fast), 130 Strg+C, 143 SIGTERM. Siehe batchy(1).</translation>
    </message>
    <message>
        <source>%1 had an open batch. Loading the file has lost its running state:</source>
        <translation>%1 hatte einen offenen Batch. Durch das Laden der Datei ging sein Laufzustand verloren:</translation>
    </message>
    <message>
        <source>%1: a load would change nothing (nothing was written)</source>
        <translation>%1: Laden würde nichts ändern (nichts wurde geschrieben)</translation>
    </message>
    <message>
        <source>Warning: %1 The next open would refuse that: mend it in %2.yaml and load it again.</source>
        <translation>Warnung: %1 Das nächste Öffnen würde das ablehnen: in %2.yaml berichtigen und neu laden.</translation>
    </message>
    <message>
        <source>--exec needs a command.</source>
        <translation>--exec braucht einen Befehl.</translation>
    </message>
    <message>
        <source>Example: --exec &quot;run-load.sh wf1&quot;</source>
        <translation>Beispiel: --exec &quot;run-load.sh wf1&quot;</translation>
    </message>
    <message>
        <source>Warning: %1 The next open would refuse that: mend it in %2.yaml and load it without --merge.</source>
        <translation>Warnung: %1 Das nächste Öffnen würde das ablehnen: in %2.yaml berichtigen und ohne --merge laden.</translation>
    </message>
</context>
<context>
    <name>batchy::ConnectDialog</name>
    <message>
        <source>A private Redis on this computer</source>
        <translation>Ein privater Redis auf diesem Rechner</translation>
    </message>
    <message>
        <source>The Redis at this &amp;address:</source>
        <translation>Der Redis unter dieser &amp;Adresse:</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>Connect – Batchy Console</source>
        <translation>Verbinden – Batchy Console</translation>
    </message>
    <message>
        <source>Which Redis holds your workflows?</source>
        <translation>In welchem Redis sind Ihre Workflows?</translation>
    </message>
    <message>
        <source>The private one starts when it is needed and keeps its data in your home. Set &quot;redis&quot; in the settings, or give --redis, and this question goes away.</source>
        <translation>Der private startet, wenn er gebraucht wird, und hält seine Daten in Ihrem Home-Verzeichnis. Mit „redis“ in den Einstellungen oder mit --redis entfällt diese Frage.</translation>
    </message>
    <message>
        <source>Address of the Redis</source>
        <translation>Adresse des Redis</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>Verbindung zu %1 wird aufgebaut …</translation>
    </message>
    <message>
        <source>%1 answers.</source>
        <translation>%1 antwortet.</translation>
    </message>
</context>
<context>
    <name>batchy::ConnectionBar</name>
    <message>
        <source>Try &amp;now</source>
        <translation>&amp;Jetzt versuchen</translation>
    </message>
    <message>
        <source>Trying again in %1.</source>
        <translation>Neuer Versuch in %1.</translation>
    </message>
    <message>
        <source>Trying again …</source>
        <translation>Neuer Versuch …</translation>
    </message>
    <message>
        <source>Sign &amp;in …</source>
        <translation>An&amp;melden …</translation>
    </message>
</context>
<context>
    <name>batchy::ConsoleOptions</name>
    <message>
        <source>The state of ETL workflows and batches in Redis, in a window.</source>
        <translation>Der Zustand von ETL-Workflows und Batches in Redis, in einem Fenster.</translation>
    </message>
    <message>
        <source>The Redis to use: redis://, rediss:// or unix:.</source>
        <translation>Der zu verwendende Redis: redis://, rediss:// oder unix:.</translation>
    </message>
    <message>
        <source>Use a private Redis on this computer.</source>
        <translation>Einen privaten Redis auf diesem Rechner verwenden.</translation>
    </message>
    <message>
        <source>Read the password from a file.</source>
        <translation>Das Passwort aus einer Datei lesen.</translation>
    </message>
    <message>
        <source>The folder of workflow files.</source>
        <translation>Der Ordner der Workflow-Dateien.</translation>
    </message>
    <message>
        <source>light, dark or system.</source>
        <translation>light (hell), dark (dunkel) oder system.</translation>
    </message>
    <message>
        <source>Choose this workflow.</source>
        <translation>Diesen Workflow auswählen.</translation>
    </message>
    <message>
        <source>Open another window for the same Redis.</source>
        <translation>Ein weiteres Fenster für denselben Redis öffnen.</translation>
    </message>
    <message>
        <source>Draw the window with live data into a file, without a display, and end.</source>
        <translation>Das Fenster mit echten Daten in eine Datei zeichnen, ohne Bildschirm, und enden.</translation>
    </message>
    <message>
        <source>The window&apos;s size.</source>
        <translation>Die Größe des Fensters.</translation>
    </message>
    <message>
        <source>What to draw: %1.</source>
        <translation>Was zu zeichnen ist: %1.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Diese Hilfe zeigen.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Die Version zeigen.</translation>
    </message>
    <message>
        <source>&quot;batchy-console --help&quot; lists the options.</source>
        <translation>„batchy-console --help“ zeigt die Optionen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not understood.</source>
        <translation>„%1“ ist nicht verständlich.</translation>
    </message>
    <message>
        <source>There is no panel &quot;%1&quot;.</source>
        <translation>Einen Bereich „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no theme &quot;%1&quot;.</source>
        <translation>Ein Aussehen „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a size such as 1280x720.</source>
        <translation>„%1“ ist keine Größe wie 1280x720.</translation>
    </message>
    <message>
        <source>There is no display to open the window on.</source>
        <translation>Es gibt keinen Bildschirm, auf dem das Fenster aufgehen kann.</translation>
    </message>
    <message>
        <source>Start it from a desktop, draw a picture with --screenshot, or use &quot;batchy&quot; at this terminal.</source>
        <translation>Starten Sie das Fenster auf einem Desktop, zeichnen Sie mit --screenshot ein Bild, oder nehmen Sie „batchy“ in diesem Terminal.</translation>
    </message>
    <message>
        <source>Wait until workflows are done, without a window: what stands behind it is what &quot;batchy wait&quot; takes.</source>
        <translation>Warten, bis Workflows fertig sind, ohne Fenster: Dahinter steht, was „batchy wait“ annimmt.</translation>
    </message>
    <message>
        <source>WF ...</source>
        <translation>WF ...</translation>
    </message>
    <message>
        <source>it isn&apos;t beside batchy-console</source>
        <translation>es liegt nicht neben batchy-console</translation>
    </message>
    <message>
        <source>The program batchy, which waits, can&apos;t be started: %1.</source>
        <translation>Das Programm batchy, das wartet, lässt sich nicht starten: %1.</translation>
    </message>
    <message>
        <source>Install it too (the Debian package batchy).</source>
        <translation>Installieren Sie es ebenfalls (das Debian-Paket batchy).</translation>
    </message>
    <message>
        <source>With --wait: show how it goes on in a small window.</source>
        <translation>Mit --wait: den Verlauf in einem kleinen Fenster zeigen.</translation>
    </message>
    <message>
        <source>--window belongs to --wait WF.</source>
        <translation>--window gehört zu --wait WF.</translation>
    </message>
</context>
<context>
    <name>batchy::Demo</name>
    <message>
        <source>%1 is not a number of days that a demo can have.</source>
        <translation>%1 ist keine Zahl von Tagen, die eine Demo haben kann.</translation>
    </message>
    <message>
        <source>Give 0 (just the present) to %1.</source>
        <translation>Geben Sie 0 (nur die Gegenwart) bis %1 an.</translation>
    </message>
    <message>
        <source>%1 is not a number of workflows that a demo can have.</source>
        <translation>%1 ist keine Zahl von Workflows, die eine Demo haben kann.</translation>
    </message>
    <message>
        <source>Give 1 to %1.</source>
        <translation>Geben Sie 1 bis %1 an.</translation>
    </message>
    <message>
        <source>That demo would need more than %1 changes.</source>
        <translation>Diese Demo würde mehr als %1 Änderungen brauchen.</translation>
    </message>
    <message>
        <source>Nothing was written. Ask for fewer days or fewer workflows.</source>
        <translation>Nichts wurde geschrieben. Verlangen Sie weniger Tage oder weniger Workflows.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>This Redis holds %n workflow(s) that aren&apos;t the demo&apos;s: %1.</source>
        <translation>
            <numerusform>Dieses Redis enthält %n Workflow, der nicht zur Demo gehört: %1.</numerusform>
            <numerusform>Dieses Redis enthält %n Workflows, die nicht zur Demo gehören: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>, …</source>
        <translation>, …</translation>
    </message>
    <message>
        <source>Nothing was written. Name an empty database, such as --redis redis://127.0.0.1:6379/9.</source>
        <translation>Nichts wurde geschrieben. Nennen Sie eine leere Datenbank, etwa --redis redis://127.0.0.1:6379/9.</translation>
    </message>
</context>
<context>
    <name>batchy::DetailPanel</name>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Params</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Batch that is shown</source>
        <translation>Gezeigter Batch</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Latest batch</source>
        <translation>Neuester Batch</translation>
    </message>
    <message>
        <source>No workflow chosen</source>
        <translation>Kein Workflow gewählt</translation>
    </message>
    <message>
        <source>Choose one on the left to see its jobs.</source>
        <translation>Links einen wählen, um seine Jobs zu sehen.</translation>
    </message>
    <message>
        <source>%1, loaded</source>
        <translation>%1, geladen</translation>
    </message>
    <message>
        <source>Batch %1</source>
        <translation>Batch %1</translation>
    </message>
    <message>
        <source>%1 is an older batch: it can only be looked at.</source>
        <translation>%1 ist ein früherer Batch: Er lässt sich nur ansehen.</translation>
    </message>
    <message>
        <source>%1 of %2 jobs done</source>
        <translation>%1 von %2 Jobs fertig</translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>Batch %1</translation>
    </message>
    <message>
        <source>started %1</source>
        <translation>Beginn %1</translation>
    </message>
    <message>
        <source>Not a JSON object: %1.</source>
        <translation>Kein JSON-Objekt: %1.</translation>
    </message>
    <message>
        <source>Nothing of %1 can be changed until that is mended. Mend the field in Redis, or load the workflow from its file.</source>
        <translation>Nichts an %1 kann geändert werden, bis das behoben ist. Beheben Sie das Feld in Redis, oder laden Sie den Workflow aus seiner Datei.</translation>
    </message>
    <message>
        <source>The batch is torn: its jobs disagree on batch_id.</source>
        <translation>Der Batch ist zerrissen: Seine Jobs haben verschiedene batch_id.</translation>
    </message>
    <message>
        <source>A write was cut off, or a job was added. The next open gives all jobs one id.</source>
        <translation>Ein Schreibvorgang brach ab, oder ein Job kam hinzu. Das nächste Öffnen gibt allen Jobs eine gemeinsame Id.</translation>
    </message>
</context>
<context>
    <name>batchy::Embedded</name>
    <message>
        <source>Batchy&apos;s own Redis in %1 doesn&apos;t answer.</source>
        <translation>Batchys eigener Redis in %1 antwortet nicht.</translation>
    </message>
    <message>
        <source>Its process may be stopped, or the disk may be very slow. Look for redis-server in the list of processes.</source>
        <translation>Vielleicht ist der Prozess angehalten oder der Datenträger sehr langsam. In der Prozessliste nach redis-server sehen.</translation>
    </message>
    <message>
        <source>Batchy&apos;s own Redis in %1 still reads its data.</source>
        <translation>Batchys eigener Redis in %1 liest noch seine Daten.</translation>
    </message>
    <message>
        <source>Try again in a while.</source>
        <translation>Es in einer Weile noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The start of Batchy&apos;s own Redis was given up.</source>
        <translation>Der Start von Batchys eigenem Redis wurde aufgegeben.</translation>
    </message>
</context>
<context>
    <name>batchy::EmbeddedFolder</name>
    <message>
        <source>Nothing was changed. Repair a copy with the commands below, look at what redis-check-aof wants to cut off before you agree, then put the copy in place. Where it can&apos;t repair the copy, a backup is needed.</source>
        <translation>Es wurde nichts geändert. Mit den folgenden Befehlen eine Kopie reparieren, vor dem Zustimmen ansehen, was redis-check-aof abschneiden will, und dann die Kopie an ihren Platz legen. Lässt sich die Kopie nicht reparieren, wird eine Sicherung gebraucht.</translation>
    </message>
    <message>
        <source>The data of Batchy&apos;s own Redis are damaged (%1).</source>
        <translation>Die Daten von Batchys eigenem Redis sind beschädigt (%1).</translation>
    </message>
    <message>
        <source>Batchy&apos;s own Redis can&apos;t start: the disk of %1 is full.</source>
        <translation>Batchys eigener Redis kann nicht starten: Der Datenträger von %1 ist voll.</translation>
    </message>
    <message>
        <source>Make space on it and try again.</source>
        <translation>Dort Platz schaffen und es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The data in %1 were written by a newer Redis than the one here.</source>
        <translation>Die Daten in %1 stammen von einem neueren Redis als dem hier installierten.</translation>
    </message>
    <message>
        <source>Install that version again. Nothing was changed.</source>
        <translation>Jene Version wieder installieren. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Batchy&apos;s own Redis ended as soon as it was started.</source>
        <translation>Batchys eigener Redis hat sich gleich nach dem Start beendet.</translation>
    </message>
    <message>
        <source>Its own words are in %1.</source>
        <translation>Was er selbst dazu sagt, steht in %1.</translation>
    </message>
    <message>
        <source>The folder %1 for Batchy&apos;s own Redis can&apos;t be made (%2).</source>
        <translation>Der Ordner %1 für Batchys eigenen Redis lässt sich nicht anlegen (%2).</translation>
    </message>
    <message>
        <source>Make the folder above it writable, or name another data folder in XDG_DATA_HOME.</source>
        <translation>Den Ordner darüber beschreibbar machen oder in XDG_DATA_HOME einen anderen Datenordner nennen.</translation>
    </message>
    <message>
        <source>The folder %1 of Batchy&apos;s own Redis belongs to another user.</source>
        <translation>Der Ordner %1 von Batchys eigenem Redis gehört einem anderen Benutzer.</translation>
    </message>
    <message>
        <source>Start Batchy as that user, or name another data folder in XDG_DATA_HOME.</source>
        <translation>Batchy als dieser Benutzer starten oder in XDG_DATA_HOME einen anderen Datenordner nennen.</translation>
    </message>
    <message>
        <source>Other users may write to the folder %1 of Batchy&apos;s own Redis.</source>
        <translation>Andere Benutzer dürfen in den Ordner %1 von Batchys eigenem Redis schreiben.</translation>
    </message>
    <message>
        <source>Check what is in it, then run: chmod 700 &quot;%1&quot;</source>
        <translation>Prüfen, was darin liegt, dann ausführen: chmod 700 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>The folder %1 of Batchy&apos;s own Redis can&apos;t be opened (%2).</source>
        <translation>Der Ordner %1 von Batchys eigenem Redis lässt sich nicht öffnen (%2).</translation>
    </message>
    <message>
        <source>Make it a folder of your own, or name another data folder in XDG_DATA_HOME.</source>
        <translation>Ihn zu einem eigenen Ordner machen oder in XDG_DATA_HOME einen anderen Datenordner nennen.</translation>
    </message>
    <message>
        <source>The file %1 can&apos;t be opened and locked (%2).</source>
        <translation>Die Datei %1 lässt sich nicht öffnen und sperren (%2).</translation>
    </message>
    <message>
        <source>Batchy&apos;s own Redis needs a folder that you may write to, on a file system with locks and free space.</source>
        <translation>Batchys eigener Redis braucht einen beschreibbaren Ordner auf einem Dateisystem mit Sperren und freiem Platz.</translation>
    </message>
    <message>
        <source>The file %1 can&apos;t be written (%2).</source>
        <translation>Die Datei %1 lässt sich nicht schreiben (%2).</translation>
    </message>
    <message>
        <source>Batchy&apos;s own Redis needs a folder that you may write to, with free space.</source>
        <translation>Batchys eigener Redis braucht einen beschreibbaren Ordner mit freiem Platz.</translation>
    </message>
    <message>
        <source>The data in %1 were written by Redis 7 or later, but redis-server here is version %2 and would not see them.</source>
        <translation>Die Daten in %1 wurden von Redis 7 oder neuer geschrieben, aber redis-server hat hier Version %2 und würde sie nicht sehen.</translation>
    </message>
    <message>
        <source>Install Redis 7 or later. Nothing was changed.</source>
        <translation>Redis 7 oder neuer installieren. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The data of Batchy&apos;s own Redis are incomplete: %1 is missing.</source>
        <translation>Die Daten von Batchys eigenem Redis sind unvollständig: %1 fehlt.</translation>
    </message>
    <message>
        <source>Other users may look into the folder %1 of Batchy&apos;s own Redis, and that can&apos;t be changed (%2).</source>
        <translation>Andere Benutzer dürfen in den Ordner %1 von Batchys eigenem Redis sehen, und das lässt sich nicht ändern (%2).</translation>
    </message>
    <message>
        <source>Run: chmod 700 &quot;%1&quot;, or name another data folder in XDG_DATA_HOME.</source>
        <translation>Führen Sie aus: chmod 700 &quot;%1&quot;, oder nennen Sie in XDG_DATA_HOME einen anderen Datenordner.</translation>
    </message>
    <message>
        <source>The data of Batchy&apos;s own Redis end in the middle of a write (%1).</source>
        <translation>Die Daten von Batchys eigenem Redis enden mitten in einem Schreibvorgang (%1).</translation>
    </message>
    <message>
        <source>Nothing was changed. A power cut leaves such an end: the last write is lost, all before it is there. Repair a copy with the commands below, and agree when redis-check-aof wants to cut off little (&quot;diff&quot;, in bytes); then put the copy in place. If it wants to cut off much, the file is damaged further up: a backup may hold more.</source>
        <translation>Nichts wurde geändert. Ein Stromausfall hinterlässt ein solches Ende: Der letzte Schreibvorgang ist verloren, alles davor ist da. Reparieren Sie eine Kopie mit den folgenden Befehlen und stimmen Sie zu, wenn redis-check-aof wenig abschneiden will („diff“, in Bytes); setzen Sie dann die Kopie ein. Will es viel abschneiden, ist die Datei weiter oben beschädigt: Eine Sicherung enthält vielleicht mehr.</translation>
    </message>
    <message>
        <source>If redis-check-aof finds nothing wrong, the name of a command is spoilt: %1 quotes it, and it can be mended in the copy by hand.</source>
        <translation>Findet redis-check-aof keinen Fehler, ist der Name eines Befehls verdorben: %1 nennt ihn, und in der Kopie lässt er sich von Hand berichtigen.</translation>
    </message>
</context>
<context>
    <name>batchy::EmbeddedProgram</name>
    <message>
        <source>Install it (Debian and Ubuntu: sudo apt install redis-server; Fedora: sudo dnf install redis), or name a Redis of your own by its URL.</source>
        <translation>Es installieren (Debian und Ubuntu: sudo apt install redis-server; Fedora: sudo dnf install redis) oder einen vorhandenen Redis mit seiner URL nennen.</translation>
    </message>
    <message>
        <source>The program redis-server, which Batchy&apos;s own Redis needs, isn&apos;t installed.</source>
        <translation>Das Programm redis-server, das Batchys eigener Redis braucht, ist nicht installiert.</translation>
    </message>
    <message>
        <source>Batchy isn&apos;t installed completely: %1 is missing.</source>
        <translation>Batchy ist nicht vollständig installiert: %1 fehlt.</translation>
    </message>
    <message>
        <source>Install Batchy again.</source>
        <translation>Batchy neu installieren.</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t tell its version, so Batchy doesn&apos;t use it.</source>
        <translation>%1 nennt seine Version nicht, deshalb verwendet Batchy es nicht.</translation>
    </message>
    <message>
        <source>%1 is version %2; Batchy needs 6.2 or later.</source>
        <translation>%1 hat Version %2; Batchy braucht 6.2 oder neuer.</translation>
    </message>
</context>
<context>
    <name>batchy::EmbeddedStarter</name>
    <message>
        <source>%1 can&apos;t be run (%2).</source>
        <translation>%1 lässt sich nicht ausführen (%2).</translation>
    </message>
    <message>
        <source>Install Batchy again.</source>
        <translation>Batchy neu installieren.</translation>
    </message>
    <message>
        <source>The folder %1 of Batchy&apos;s own Redis can&apos;t be used (%2).</source>
        <translation>Der Ordner %1 von Batchys eigenem Redis ist nicht benutzbar (%2).</translation>
    </message>
    <message>
        <source>It must be a folder that you may write to, with free space.</source>
        <translation>Er muss beschreibbar sein und freien Platz haben.</translation>
    </message>
</context>
<context>
    <name>batchy::Endpoint</name>
    <message>
        <source>Write redis://host:port/database, rediss://host:port or unix:///path/to/socket.</source>
        <translation>redis://host:port/datenbank, rediss://host:port oder unix:///pfad/zum/socket schreiben.</translation>
    </message>
    <message>
        <source>The database isn&apos;t a number from 0 to 65535.</source>
        <translation>Die Datenbank ist keine Zahl von 0 bis 65535.</translation>
    </message>
    <message>
        <source>The user name has a bad percent escape.</source>
        <translation>Der Benutzername hat eine fehlerhafte Prozent-Kodierung.</translation>
    </message>
    <message>
        <source>The password has a bad percent escape.</source>
        <translation>Das Passwort hat eine fehlerhafte Prozent-Kodierung.</translation>
    </message>
    <message>
        <source>The host name is wrong; IPv6 stands in brackets.</source>
        <translation>Der Hostname ist falsch; IPv6 steht in eckigen Klammern.</translation>
    </message>
    <message>
        <source>The port isn&apos;t a number from 1 to 65535.</source>
        <translation>Der Port ist keine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>An option has a bad percent escape.</source>
        <translation>Eine Option hat eine fehlerhafte Prozent-Kodierung.</translation>
    </message>
    <message>
        <source>The options of a rediss address are ca, cert, key and db.</source>
        <translation>Die Optionen einer rediss-Adresse sind ca, cert, key und db.</translation>
    </message>
    <message>
        <source>The only option of such an address is db.</source>
        <translation>Die einzige Option einer solchen Adresse ist db.</translation>
    </message>
    <message>
        <source>A client certificate needs both options, cert and key.</source>
        <translation>Ein Client-Zertifikat braucht beide Optionen, cert und key.</translation>
    </message>
    <message>
        <source>The path of the socket has a bad percent escape.</source>
        <translation>Der Pfad des Sockets hat eine fehlerhafte Prozent-Kodierung.</translation>
    </message>
    <message>
        <source>The path of the socket must start with a slash.</source>
        <translation>Der Pfad des Sockets muss mit einem Schrägstrich beginnen.</translation>
    </message>
    <message>
        <source>The path of the socket is longer than 107 bytes.</source>
        <translation>Der Pfad des Sockets ist länger als 107 Bytes.</translation>
    </message>
    <message>
        <source>A Redis address starts with redis://, rediss:// or unix:.</source>
        <translation>Eine Redis-Adresse beginnt mit redis://, rediss:// oder unix:.</translation>
    </message>
    <message>
        <source>Two slashes are missing behind the first colon.</source>
        <translation>Hinter dem ersten Doppelpunkt fehlen zwei Schrägstriche.</translation>
    </message>
</context>
<context>
    <name>batchy::HelpBoxes</name>
    <message>
        <source>Confirm a sheet</source>
        <translation>Ein Formular bestätigen</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>About Batchy Console</source>
        <translation>Über Batchy Console</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Batchy Console %1&lt;/h3&gt;&lt;p&gt;The state of ETL workflows and batches in Redis.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Batchy Console %1&lt;/h3&gt;&lt;p&gt;Der Zustand von ETL-Workflows und Batches in Redis.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder neuer.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
</context>
<context>
    <name>batchy::IniLines</name>
    <message>
        <source>it is no text.</source>
        <translation>sie ist kein Text.</translation>
    </message>
    <message>
        <source>The file must be lines of the form key=value in UTF-8.</source>
        <translation>Die Datei muss aus Zeilen der Form schlüssel=wert in UTF-8 bestehen.</translation>
    </message>
    <message>
        <source>a section must look like [name].</source>
        <translation>ein Abschnitt muss wie [name] aussehen.</translation>
    </message>
    <message>
        <source>Batchy&apos;s own settings stand above all sections.</source>
        <translation>Batchys eigene Einstellungen stehen über allen Abschnitten.</translation>
    </message>
    <message>
        <source>it is not of the form key=value.</source>
        <translation>sie hat nicht die Form schlüssel=wert.</translation>
    </message>
    <message>
        <source>Mend it, or begin it with # to leave it out.</source>
        <translation>Berichtigen Sie sie, oder setzen Sie ein # davor, um sie auszulassen.</translation>
    </message>
    <message>
        <source>the quotes around the value of %1 are wrong.</source>
        <translation>die Anführungszeichen um den Wert von %1 stimmen nicht.</translation>
    </message>
    <message>
        <source>Write %1=&quot;value&quot;, with \&quot; and \\ for &quot; and \ in the value.</source>
        <translation>Schreiben Sie %1=&quot;wert&quot;, mit \&quot; und \\ für &quot; und \ im Wert.</translation>
    </message>
    <message>
        <source>the value of %1 holds a space before ; or #.</source>
        <translation>der Wert von %1 enthält ein Leerzeichen vor ; oder #.</translation>
    </message>
    <message>
        <source>Put a comment on a line of its own, or the value in double quotes.</source>
        <translation>Setzen Sie den Kommentar auf eine eigene Zeile oder den Wert in doppelte Anführungszeichen.</translation>
    </message>
    <message>
        <source>%1 is set for the second time.</source>
        <translation>%1 wird zum zweiten Mal gesetzt.</translation>
    </message>
    <message>
        <source>Remove one of the two lines.</source>
        <translation>Entfernen Sie eine der beiden Zeilen.</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1, Zeile %2: %3</translation>
    </message>
</context>
<context>
    <name>batchy::Introduction</name>
    <message>
        <source>Can&apos;t sign in to %1: %2</source>
        <translation>Anmeldung an %1 nicht möglich: %2</translation>
    </message>
    <message>
        <source>Can&apos;t choose database %1 of %2: %3</source>
        <translation>Datenbank %1 von %2 lässt sich nicht wählen: %3</translation>
    </message>
    <message>
        <source>Can&apos;t use %1: %2</source>
        <translation>%1 ist nicht benutzbar: %2</translation>
    </message>
    <message>
        <source>Can&apos;t sign in to %1: Redis refuses AUTH.</source>
        <translation>Anmeldung an %1 nicht möglich: Redis verweigert AUTH.</translation>
    </message>
    <message>
        <source>It didn&apos;t answer TIME with a time.</source>
        <translation>Er hat TIME nicht mit einer Zeit beantwortet.</translation>
    </message>
    <message>
        <source>The clock of %1 can&apos;t be read, so this machine&apos;s can&apos;t be corrected by it. %2</source>
        <translation>Die Uhr von %1 lässt sich nicht lesen, also auch die dieses Rechners nicht nach ihr berichtigen. %2</translation>
    </message>
    <message>
        <source>Keep this machine&apos;s clock right, or permit TIME to the user of Redis (ACL: +time).</source>
        <translation>Die Uhr dieses Rechners richtig gehen lassen oder dem Redis-Benutzer TIME erlauben (ACL: +time).</translation>
    </message>
</context>
<context>
    <name>batchy::Job</name>
    <message>
        <source>%1 holds %2, which %3.</source>
        <comment>a param, its value, what is wrong with it</comment>
        <translation>%1 hat den Wert %2; das %3.</translation>
    </message>
    <message>
        <source>Nothing was changed. Mend the stored value, or load the workflow anew.</source>
        <translation>Es wurde nichts geändert. Den gespeicherten Wert berichtigen oder den Workflow neu laden.</translation>
    </message>
    <message>
        <source>is not valid UTF-8</source>
        <translation>ist kein gültiges UTF-8</translation>
    </message>
    <message>
        <source>is JSON, but not an object</source>
        <translation>ist JSON, aber kein Objekt</translation>
    </message>
    <message>
        <source>is not a JSON object</source>
        <translation>ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>is not a batch id (a whole number of at most 11 digits)</source>
        <translation>ist keine Batch-ID (eine ganze Zahl mit höchstens 11 Ziffern)</translation>
    </message>
    <message>
        <source>is not a time such as 2016-06-28T21:47:09.123456</source>
        <translation>ist keine Zeit wie 2016-06-28T21:47:09.123456</translation>
    </message>
    <message>
        <source>is not a number of hours that is zero or more</source>
        <translation>ist keine Zahl von Stunden, die null oder größer ist</translation>
    </message>
</context>
<context>
    <name>batchy::JobModel</name>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>From date (UTC)</source>
        <translation>Laden ab (UTC)</translation>
    </message>
    <message>
        <source>Started (UTC)</source>
        <translation>Beginn (UTC)</translation>
    </message>
    <message>
        <source>Ended (UTC)</source>
        <translation>Ende (UTC)</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Params</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>The job&apos;s name in the workflow.</source>
        <translation>Name des Jobs im Workflow.</translation>
    </message>
    <message>
        <source>The job&apos;s stored status; any other word reads as new.</source>
        <translation>Gespeicherter Status des Jobs; jedes andere Wort gilt als neu.</translation>
    </message>
    <message>
        <source>The job loads data from this moment on, in UTC.</source>
        <translation>Ab diesem Zeitpunkt lädt der Job Daten, in UTC.</translation>
    </message>
    <message>
        <source>The job&apos;s batch_start: when its batch was opened, in UTC.</source>
        <translation>batch_start des Jobs: wann sein Batch geöffnet wurde, in UTC.</translation>
    </message>
    <message>
        <source>The job&apos;s batch_end: when it was closed or failed, in UTC.</source>
        <translation>batch_end des Jobs: wann er geschlossen wurde oder fehlgeschlagen ist, in UTC.</translation>
    </message>
    <message>
        <source>From batch_start to batch_end, or until now while the job is open.</source>
        <translation>Von batch_start bis batch_end oder bis jetzt, solange der Job offen ist.</translation>
    </message>
    <message>
        <source>The job&apos;s own params, as they are stored.</source>
        <translation>Die eigenen Parameter des Jobs, wie sie gespeichert sind.</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <comment>a job and what is wrong with its text</comment>
        <translation>%1 %2.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a job and its status</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>batchy::Link</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>The connection to Redis at %1 was closed.</source>
        <translation>Die Verbindung zu Redis auf %1 wurde geschlossen.</translation>
    </message>
    <message>
        <source>A change may have been made: look again before you repeat it.</source>
        <translation>Eine Änderung kann schon geschrieben sein: vor dem Wiederholen nachsehen.</translation>
    </message>
    <message>
        <source>Not connected to Redis at %1.</source>
        <translation>Keine Verbindung zu Redis auf %1.</translation>
    </message>
    <message>
        <source>%1 Retrying in %2 s.</source>
        <translation>%1 Neuer Versuch in %2 s.</translation>
    </message>
    <message>
        <source>Redis at %1 didn&apos;t answer within %2.</source>
        <translation>Redis auf %1 hat nicht innerhalb von %2 geantwortet.</translation>
    </message>
    <message>
        <source>The command may still be carried out: look again before you repeat it.</source>
        <translation>Der Befehl kann trotzdem noch ausgeführt werden: vor dem Wiederholen nachsehen.</translation>
    </message>
    <message>
        <source>Can&apos;t reach Redis at %1 (no connection within %2).</source>
        <translation>Redis auf %1 ist nicht erreichbar (keine Verbindung innerhalb von %2).</translation>
    </message>
    <message>
        <source>Redis at %1 doesn&apos;t answer any more.</source>
        <translation>Redis auf %1 antwortet nicht mehr.</translation>
    </message>
    <message>
        <source>Its process may be stopped or its machine out of reach.</source>
        <translation>Vielleicht ist der Prozess angehalten oder der Rechner nicht erreichbar.</translation>
    </message>
    <message>
        <source>Can&apos;t reach Redis at %1 (it accepts connections but doesn&apos;t answer).</source>
        <translation>Redis auf %1 ist nicht erreichbar (die Verbindung wird angenommen, aber es kommt keine Antwort).</translation>
    </message>
    <message>
        <source>Its process may be stopped, or it isn&apos;t Redis.</source>
        <translation>Vielleicht ist der Prozess angehalten, oder dort läuft kein Redis.</translation>
    </message>
    <message>
        <source>Redis sent an answer that nobody asked for.</source>
        <translation>Redis hat eine Antwort geschickt, nach der niemand gefragt hat.</translation>
    </message>
    <message>
        <source>It may be busy or out of reach: try again in a moment.</source>
        <translation>Vielleicht ist er beschäftigt oder nicht erreichbar: es gleich noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>batchy::LoadSheet</name>
    <message>
        <source>Re&amp;place everything</source>
        <translation>Alles &amp;ersetzen</translation>
    </message>
    <message>
        <source>&amp;Merge: keep the running state of jobs that exist</source>
        <translation>&amp;Zusammenführen: den Laufzustand vorhandener Jobs behalten</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Load a workflow</source>
        <translation>Einen Workflow laden</translation>
    </message>
    <message>
        <source>Load a workflow from its file</source>
        <translation>Einen Workflow aus seiner Datei laden</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>Was sich ändern würde</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Enter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Workflow:</source>
        <translation>&amp;Workflow:</translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation>Nichts würde sich ändern.</translation>
    </message>
    <message>
        <source>An open batch would be discarded: its batch_id and from_date go.</source>
        <translation>Ein offener Batch würde verworfen, samt batch_id und from_date.</translation>
    </message>
    <message>
        <source>Merge keeps them.</source>
        <translation>Zusammenführen behält sie.</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>Workflow</translation>
    </message>
</context>
<context>
    <name>batchy::MainWindow</name>
    <message>
        <source>%1 – Batchy Console</source>
        <translation>%1 – Batchy Console</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>&amp;Workflow</source>
        <translation>&amp;Workflow</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>reading …</source>
        <translation>wird gelesen …</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>A change is being written; the window closes when that is done.</source>
        <translation>Eine Änderung wird geschrieben; danach schließt sich das Fenster.</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>aktuell</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>Stand: %1</translation>
    </message>
    <message>
        <source>old: as of %1, %2</source>
        <translation>veraltet: Stand %1, %2</translation>
    </message>
</context>
<context>
    <name>batchy::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>batchy::Names</name>
    <message>
        <source>A workflow name can&apos;t be empty.</source>
        <translation>Ein Workflow-Name kann nicht leer sein.</translation>
    </message>
    <message>
        <source>Name the workflow as its file in the cfg folder, without .yaml.</source>
        <translation>Den Workflow nennen, wie seine Datei im cfg-Ordner heißt, ohne .yaml.</translation>
    </message>
    <message>
        <source>The workflow name &quot;%1…&quot; is longer than 200 characters.</source>
        <translation>Der Workflow-Name „%1…“ ist länger als 200 Zeichen.</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>Einen kürzeren Namen wählen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be a workflow name.</source>
        <translation>„%1“ kann kein Workflow-Name sein.</translation>
    </message>
    <message>
        <source>Names are made of letters, digits, dots, underscores and dashes, and start with neither a dot nor a dash.</source>
        <translation>Namen bestehen aus Buchstaben, Ziffern, Punkten, Unterstrichen und Bindestrichen und beginnen weder mit einem Punkt noch mit einem Bindestrich.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is the name of a historical batch, not of a workflow.</source>
        <translation>„%1“ ist der Name eines früheren Batches, nicht eines Workflows.</translation>
    </message>
    <message>
        <source>Leave out the batch id to name the workflow.</source>
        <translation>Ohne die Batch-ID ist der Workflow gemeint.</translation>
    </message>
</context>
<context>
    <name>batchy::Notifier</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>batchy::OpenPreview</name>
    <message>
        <source>none</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>next open: %1</source>
        <translation>nächstes Öffnen: %1</translation>
    </message>
    <message>
        <source>next open: %1, the last start</source>
        <translation>nächstes Öffnen: %1, der letzte Beginn</translation>
    </message>
    <message>
        <source>next open: %1 – %2</source>
        <translation>nächstes Öffnen: %1 – %2</translation>
    </message>
</context>
<context>
    <name>batchy::ParamFile</name>
    <message>
        <source>Nothing was changed. Use --format json, or change the name or value.</source>
        <translation>Es wurde nichts geändert. --format json verwenden oder den Namen oder Wert ändern.</translation>
    </message>
    <message>
        <source>%1 holds a lone surrogate, which no text file can hold.</source>
        <translation>%1 enthält ein einzelnes Surrogat, das in keiner Textdatei stehen kann.</translation>
    </message>
    <message>
        <source>A job&apos;s name that holds &quot;]&quot; or a line break can&apos;t stand in a parameter file.</source>
        <translation>Ein Job-Name mit „]“ oder Zeilenumbruch kann nicht in einer Parameterdatei stehen.</translation>
    </message>
    <message>
        <source>The param &quot;%1&quot; has &quot;=&quot; or a line break in its name, which can&apos;t stand in a parameter file.</source>
        <translation>Der Parameter „%1“ hat „=“ oder einen Zeilenumbruch im Namen, was nicht in einer Parameterdatei stehen kann.</translation>
    </message>
    <message>
        <source>The value of %1 holds a line break, which can&apos;t stand in a parameter file.</source>
        <translation>Der Wert von %1 enthält einen Zeilenumbruch, der nicht in einer Parameterdatei stehen kann.</translation>
    </message>
    <message>
        <source>Workflow %1, job %2</source>
        <translation>Workflow %1, Job %2</translation>
    </message>
    <message>
        <source>A job without a name can&apos;t stand in a parameter file.</source>
        <translation>Ein Job ohne Namen kann nicht in einer Parameterdatei stehen.</translation>
    </message>
    <message>
        <source>A job&apos;s name that holds the character U+0000 can&apos;t stand in a parameter file.</source>
        <translation>Ein Jobname mit dem Zeichen U+0000 kann nicht in einer Parameterdatei stehen.</translation>
    </message>
    <message>
        <source>A param without a name can&apos;t stand in a parameter file.</source>
        <translation>Ein Parameter ohne Namen kann nicht in einer Parameterdatei stehen.</translation>
    </message>
    <message>
        <source>A param&apos;s name that holds the character U+0000 can&apos;t stand in a parameter file.</source>
        <translation>Ein Parametername mit dem Zeichen U+0000 kann nicht in einer Parameterdatei stehen.</translation>
    </message>
    <message>
        <source>The value of %1 holds the character U+0000, which can&apos;t stand in a parameter file.</source>
        <translation>Der Wert von %1 enthält das Zeichen U+0000, das nicht in einer Parameterdatei stehen kann.</translation>
    </message>
</context>
<context>
    <name>batchy::ParamModel</name>
    <message>
        <source>The stored text of %1 %2.</source>
        <comment>a job and what is wrong with its text</comment>
        <translation>Der gespeicherte Text von %1 %2.</translation>
    </message>
    <message>
        <source>Param</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Stored value</source>
        <translation>Gespeicherter Wert</translation>
    </message>
    <message>
        <source>The param&apos;s name; Batchy&apos;s own ones are grey.</source>
        <translation>Name des Parameters; die von Batchy selbst sind grau.</translation>
    </message>
    <message>
        <source>The JSON text exactly as Redis holds it.</source>
        <translation>Der JSON-Text genau so, wie Redis ihn enthält.</translation>
    </message>
</context>
<context>
    <name>batchy::PasswordDialog</name>
    <message>
        <source>&amp;Sign in</source>
        <translation>An&amp;melden</translation>
    </message>
    <message>
        <source>Sign in – Batchy Console</source>
        <translation>Anmelden – Batchy Console</translation>
    </message>
    <message>
        <source>Sign in to Redis</source>
        <translation>Am Redis anmelden</translation>
    </message>
    <message>
        <source>It is kept until the window is closed, and written nowhere. For the next time, put it into BATCHY_REDIS_PASSWORD or a --password-file.</source>
        <translation>Es gilt, bis das Fenster geschlossen wird, und wird nirgends gespeichert. Fürs nächste Mal gehört es in BATCHY_REDIS_PASSWORD oder eine --password-file.</translation>
    </message>
    <message>
        <source>the default user</source>
        <translation>der Standardbenutzer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>Anmeldung läuft …</translation>
    </message>
</context>
<context>
    <name>batchy::Picture</name>
    <message>
        <source>No workflow is within sight; nothing was drawn.</source>
        <translation>Kein Workflow ist zu sehen; nichts wurde gezeichnet.</translation>
    </message>
    <message>
        <source>Load workflows first, or make the window larger.</source>
        <translation>Erst Workflows laden oder das Fenster vergrößern.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be shown in this state.</source>
        <translation>„%1“ lässt sich in diesem Zustand nicht zeigen.</translation>
    </message>
    <message>
        <source>Choose another workflow with --select.</source>
        <translation>Mit --select einen anderen Workflow wählen.</translation>
    </message>
    <message>
        <source>The picture can&apos;t be written to %1.</source>
        <translation>Das Bild lässt sich nicht nach %1 schreiben.</translation>
    </message>
    <message>
        <source>Give a file that ends in .png in a folder that you may write.</source>
        <translation>Eine Datei mit der Endung .png in einem beschreibbaren Ordner angeben.</translation>
    </message>
</context>
<context>
    <name>batchy::Receipt</name>
    <message>
        <source>The key %1 holds no string, so no answer can be kept there.</source>
        <translation>Der Schlüssel %1 enthält keinen String, daher kann dort keine Antwort aufgehoben werden.</translation>
    </message>
    <message>
        <source>It was left alone. Look at it with &quot;redis-cli type %1&quot;.</source>
        <translation>Er wurde nicht angetastet. Sehen Sie ihn mit „redis-cli type %1“ an.</translation>
    </message>
    <message>
        <source>Keeping answers for repeated requests needs +get and +set for the keys batchy:idem:* besides. %1</source>
        <translation>Antworten für wiederholte Anfragen aufzuheben, verlangt außerdem +get und +set für die Schlüssel batchy:idem:*. %1</translation>
    </message>
    <message>
        <source>no id</source>
        <translation>keine ID</translation>
    </message>
    <message>
        <source>%1, %2: no batch in Redis shows the success of %3 (%4) any more.</source>
        <translation>%1, %2: Kein Batch in Redis zeigt den Erfolg von %3 (%4) noch.</translation>
    </message>
    <message>
        <source>This is no receipt of a wait.</source>
        <translation>Das ist kein Beleg eines Wartens.</translation>
    </message>
    <message>
        <source>&quot;batchy wait --receipt FILE&quot; writes one.</source>
        <translation>„batchy wait --receipt DATEI“ schreibt einen.</translation>
    </message>
</context>
<context>
    <name>batchy::ReplyReader</name>
    <message>
        <source>An answer of Redis is larger than %1 bytes.</source>
        <translation>Eine Antwort von Redis ist größer als %1 Bytes.</translation>
    </message>
    <message>
        <source>Ask for less at a time.</source>
        <translation>Weniger auf einmal abfragen.</translation>
    </message>
    <message>
        <source>What answers doesn&apos;t speak the protocol of Redis.</source>
        <translation>Was dort antwortet, spricht nicht das Protokoll von Redis.</translation>
    </message>
    <message>
        <source>Check the host and the port.</source>
        <translation>Host und Port prüfen.</translation>
    </message>
</context>
<context>
    <name>batchy::Rules</name>
    <message>
        <source>Workflow %1, job %2</source>
        <translation>Workflow %1, Job %2</translation>
    </message>
    <message>
        <source>reprocess_hours holds %1, which leads before the year 1.</source>
        <translation>reprocess_hours hat den Wert %1, was vor das Jahr 1 führt.</translation>
    </message>
    <message>
        <source>Nothing was changed. Set a smaller number of hours.</source>
        <translation>Es wurde nichts geändert. Eine kleinere Zahl von Stunden setzen.</translation>
    </message>
    <message>
        <source>Workflow %1 has no job &quot;%2&quot;.</source>
        <translation>Workflow %1 hat keinen Job „%2“.</translation>
    </message>
    <message>
        <source>Nothing was changed. &quot;batchy status %1&quot; lists its jobs.</source>
        <translation>Es wurde nichts geändert. „batchy status %1“ zeigt seine Jobs.</translation>
    </message>
    <message>
        <source>%1: the stored value %2.</source>
        <translation>%1: Der gespeicherte Wert %2.</translation>
    </message>
    <message>
        <source>Nothing was changed. Mend the field with redis-cli, or load the workflow anew.</source>
        <translation>Es wurde nichts geändert. Das Feld mit redis-cli berichtigen oder den Workflow neu laden.</translation>
    </message>
    <message>
        <source>Workflow %1: batch_id %2 leaves no greater one of 11 digits.</source>
        <translation>Workflow %1: Über der batch_id %2 gibt es keine größere mit 11 Ziffern.</translation>
    </message>
    <message>
        <source>Nothing was changed. Mend the stored batch_id.</source>
        <translation>Es wurde nichts geändert. Die gespeicherte batch_id berichtigen.</translation>
    </message>
    <message>
        <source>The from_date is not within years 1 to 9999.</source>
        <translation>Das from_date liegt nicht in den Jahren 1 bis 9999.</translation>
    </message>
    <message>
        <source>Give a date such as 2016-06-28.</source>
        <translation>Ein Datum wie 2016-06-28 angeben.</translation>
    </message>
    <message>
        <source>%1: the stored value %2, so its running state can&apos;t be kept.</source>
        <translation>%1: Der gespeicherte Wert %2, deshalb lässt sich sein Laufzustand nicht behalten.</translation>
    </message>
    <message>
        <source>Nothing was changed. Load without --merge to replace it.</source>
        <translation>Es wurde nichts geändert. Ohne --merge laden, um ihn zu ersetzen.</translation>
    </message>
</context>
<context>
    <name>batchy::SearchField</name>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Clear the filter (Esc)</source>
        <translation>Filter leeren (Esc)</translation>
    </message>
</context>
<context>
    <name>batchy::SecondReader</name>
    <message>
        <source>What begins here is read differently by different YAML readers.</source>
        <translation>Was hier beginnt, lesen verschiedene YAML-Leser verschieden.</translation>
    </message>
    <message>
        <source>Write it more plainly: each pair on a line of its own, and special values in quotes.</source>
        <translation>Es schlichter schreiben: jedes Paar in eine eigene Zeile, besondere Werte in Anführungszeichen.</translation>
    </message>
</context>
<context>
    <name>batchy::ServerError</name>
    <message>
        <source>Try again in a moment.</source>
        <translation>Es gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Use a Redis that isn&apos;t a cluster.</source>
        <translation>Einen Redis verwenden, der kein Cluster ist.</translation>
    </message>
    <message>
        <source>Redis asks for a password.</source>
        <translation>Redis verlangt ein Passwort.</translation>
    </message>
    <message>
        <source>Redis refuses the user name or the password.</source>
        <translation>Redis weist den Benutzernamen oder das Passwort zurück.</translation>
    </message>
    <message>
        <source>Check both; the user may also be switched off.</source>
        <translation>Beides prüfen; der Benutzer kann auch abgeschaltet sein.</translation>
    </message>
    <message>
        <source>Redis doesn&apos;t permit this to the user.</source>
        <translation>Redis erlaubt dem Benutzer das nicht.</translation>
    </message>
    <message>
        <source>This Redis is a replica that can&apos;t be changed.</source>
        <translation>Dieser Redis ist ein Replikat, das sich nicht ändern lässt.</translation>
    </message>
    <message>
        <source>Use the address of its primary.</source>
        <translation>Die Adresse seines Primärservers verwenden.</translation>
    </message>
    <message>
        <source>This Redis is a replica that has lost its primary.</source>
        <translation>Dieser Redis ist ein Replikat, das seinen Primärserver verloren hat.</translation>
    </message>
    <message>
        <source>Redis is still loading its data.</source>
        <translation>Redis lädt noch seine Daten.</translation>
    </message>
    <message>
        <source>Redis has no memory left for changes.</source>
        <translation>Redis hat keinen Speicher mehr für Änderungen.</translation>
    </message>
    <message>
        <source>Delete old batches or raise its maxmemory.</source>
        <translation>Alte Batches löschen oder sein maxmemory erhöhen.</translation>
    </message>
    <message>
        <source>Redis is held up by a long script.</source>
        <translation>Redis wird von einem langen Skript aufgehalten.</translation>
    </message>
    <message>
        <source>Redis can&apos;t save to its disk and refuses changes.</source>
        <translation>Redis kann nicht auf seinen Datenträger sichern und lehnt Änderungen ab.</translation>
    </message>
    <message>
        <source>Look for a full disk or missing rights on the server.</source>
        <translation>Auf dem Server nach vollem Datenträger oder fehlenden Rechten sehen.</translation>
    </message>
    <message>
        <source>Redis misses replicas and refuses changes.</source>
        <translation>Redis vermisst Replikate und lehnt Änderungen ab.</translation>
    </message>
    <message>
        <source>The Redis cluster is down.</source>
        <translation>Der Redis-Cluster ist ausgefallen.</translation>
    </message>
    <message>
        <source>The key is on another node of a Redis cluster.</source>
        <translation>Der Schlüssel liegt auf einem anderen Knoten eines Redis-Clusters.</translation>
    </message>
    <message>
        <source>The key is moving to another node of a Redis cluster.</source>
        <translation>Der Schlüssel zieht gerade auf einen anderen Knoten eines Redis-Clusters um.</translation>
    </message>
    <message>
        <source>The keys are on different nodes of a Redis cluster.</source>
        <translation>Die Schlüssel liegen auf verschiedenen Knoten eines Redis-Clusters.</translation>
    </message>
    <message>
        <source>Redis accepts only connections from its own machine.</source>
        <translation>Redis nimmt nur Verbindungen vom eigenen Rechner an.</translation>
    </message>
    <message>
        <source>Give it a password or switch its protected mode off.</source>
        <translation>Ihm ein Passwort geben oder seinen Protected Mode abschalten.</translation>
    </message>
    <message>
        <source>Redis has discarded the transaction.</source>
        <translation>Redis hat die Transaktion verworfen.</translation>
    </message>
    <message>
        <source>Redis doesn&apos;t know the script.</source>
        <translation>Redis kennt das Skript nicht.</translation>
    </message>
    <message>
        <source>The key holds another type of value.</source>
        <translation>Der Schlüssel enthält eine andere Art von Wert.</translation>
    </message>
    <message>
        <source>Something else uses this name: choose another one.</source>
        <translation>Etwas anderes verwendet diesen Namen: einen anderen wählen.</translation>
    </message>
    <message>
        <source>Redis has too many clients.</source>
        <translation>Redis hat zu viele Clients.</translation>
    </message>
    <message>
        <source>Redis doesn&apos;t know or offer the command.</source>
        <translation>Redis kennt den Befehl nicht oder bietet ihn nicht an.</translation>
    </message>
    <message>
        <source>It may be too old, or the command renamed there.</source>
        <translation>Vielleicht ist er zu alt oder der Befehl dort umbenannt.</translation>
    </message>
    <message>
        <source>Redis has no database of this number.</source>
        <translation>Redis hat keine Datenbank mit dieser Nummer.</translation>
    </message>
    <message>
        <source>Choose a lower one; most servers have 0 to 15.</source>
        <translation>Eine kleinere wählen; die meisten Server haben 0 bis 15.</translation>
    </message>
    <message>
        <source>Redis asks for no password, but one is given.</source>
        <translation>Redis verlangt kein Passwort, aber es ist eines angegeben.</translation>
    </message>
    <message>
        <source>Leave the password out.</source>
        <translation>Das Passwort weglassen.</translation>
    </message>
    <message>
        <source>Ask the administrator of Redis for these rights (ACL): +hgetall +hlen +hmget +hset +del +exists +type +eval +evalsha +scan +time.</source>
        <translation>Die Verwaltung des Redis um diese Rechte (ACL) bitten: +hgetall +hlen +hmget +hset +del +exists +type +eval +evalsha +scan +time.</translation>
    </message>
    <message>
        <source>Redis doesn&apos;t permit access to this key to the user.</source>
        <translation>Redis erlaubt dem Benutzer keinen Zugriff auf diesen Schlüssel.</translation>
    </message>
    <message>
        <source>Ask the administrator of Redis for access to the workflows&apos; keys (ACL: ~*, or a pattern each for the names and their history).</source>
        <translation>Die Verwaltung des Redis um Zugriff auf die Schlüssel der Workflows bitten (ACL: ~* oder je ein Muster für die Namen und ihren Verlauf).</translation>
    </message>
    <message>
        <source>Redis refuses: %1</source>
        <translation>Redis lehnt ab: %1</translation>
    </message>
    <message>
        <source>Give one in the address, in BATCHY_REDIS_PASSWORD, or with --password-file FILE.</source>
        <translation>Eines in der Adresse, in BATCHY_REDIS_PASSWORD oder mit --password-file DATEI angeben.</translation>
    </message>
</context>
<context>
    <name>batchy::Settings</name>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not one of its values.</source>
        <translation>„%1“ ist kein zulässiger Wert.</translation>
    </message>
    <message>
        <source>Set one of: %1.</source>
        <translation>Zulässig sind: %1.</translation>
    </message>
    <message>
        <source>The settings in %1 can&apos;t be read.</source>
        <translation>Die Einstellungen in %1 lassen sich nicht lesen.</translation>
    </message>
    <message>
        <source>Make it a file that you may read, or remove it.</source>
        <translation>Die Datei lesbar machen oder entfernen.</translation>
    </message>
    <message>
        <source>it is empty.</source>
        <translation>sie ist leer.</translation>
    </message>
    <message>
        <source>Set a path, or remove the line.</source>
        <translation>Setzen Sie einen Pfad ein, oder entfernen Sie die Zeile.</translation>
    </message>
    <message>
        <source>%1 stands in the section [%2], where it has no effect.</source>
        <translation>%1 steht im Abschnitt [%2] und hat dort keine Wirkung.</translation>
    </message>
    <message>
        <source>Move it above the first section.</source>
        <translation>Setzen Sie die Zeile über den ersten Abschnitt.</translation>
    </message>
    <message>
        <source>The settings in %1 are larger than 256 KiB.</source>
        <translation>Die Einstellungen in %1 sind größer als 256 KiB.</translation>
    </message>
    <message>
        <source>The file must be lines of the form key=value.</source>
        <translation>Die Datei muss aus Zeilen der Form schlüssel=wert bestehen.</translation>
    </message>
</context>
<context>
    <name>batchy::SpecialValues</name>
    <message>
        <source>Workflow %1, job %2</source>
        <translation>Workflow %1, Job %2</translation>
    </message>
    <message>
        <source>%1: status holds %2, which is none of Batchy&apos;s words and reads as new.</source>
        <translation>%1: status enthält %2, was keines von Batchys Wörtern ist und als new gelesen wird.</translation>
    </message>
</context>
<context>
    <name>batchy::StatusCounters</name>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
</context>
<context>
    <name>batchy::Store</name>
    <message>
        <source>&quot;batchy list&quot; shows all; &quot;batchy load %1&quot; brings it in from its file.</source>
        <translation>„batchy list“ zeigt alle; „batchy load %1“ lädt ihn aus seiner Datei.</translation>
    </message>
    <message>
        <source>&quot;batchy history %1&quot; lists the batches that there are.</source>
        <translation>„batchy history %1“ zeigt die vorhandenen Batches.</translation>
    </message>
    <message>
        <source>The hash %1 holds no job (no field is a JSON object), so it is no workflow.</source>
        <translation>Der Hash %1 enthält keinen Job (kein Feld ist ein JSON-Objekt), also ist er kein Workflow.</translation>
    </message>
    <message>
        <source>It was left alone. Look at it with &quot;redis-cli hgetall %1&quot;.</source>
        <translation>Er wurde nicht angerührt. Mit „redis-cli hgetall %1“ lässt er sich ansehen.</translation>
    </message>
    <message>
        <source>The key %1 holds no hash, so it is no workflow.</source>
        <translation>Der Schlüssel %1 enthält keinen Hash, also ist er kein Workflow.</translation>
    </message>
    <message>
        <source>It was left alone. Look at it with &quot;redis-cli type %1&quot;, and choose another name.</source>
        <translation>Er wurde nicht angerührt. Ihn mit „redis-cli type %1“ ansehen und einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Redis didn&apos;t answer HGETALL with pairs.</source>
        <translation>Redis hat HGETALL nicht mit Paaren beantwortet.</translation>
    </message>
    <message>
        <source>Check that nothing between here and Redis changes answers.</source>
        <translation>Prüfen, dass nichts zwischen hier und Redis Antworten verändert.</translation>
    </message>
    <message>
        <source>Redis didn&apos;t answer SCAN with a page of keys.</source>
        <translation>Redis hat SCAN nicht mit einer Seite von Schlüsseln beantwortet.</translation>
    </message>
    <message>
        <source>The connection to Redis was lost before it answered.</source>
        <translation>Die Verbindung zu Redis ging verloren, bevor er antwortete.</translation>
    </message>
    <message>
        <source>Run the command again.</source>
        <translation>Den Befehl noch einmal ausführen.</translation>
    </message>
    <message>
        <source>There is no workflow %1 in Redis at %2.</source>
        <translation>Einen Workflow %1 gibt es im Redis %2 nicht.</translation>
    </message>
    <message>
        <source>There is no batch %1 in Redis at %2.</source>
        <translation>Einen Batch %1 gibt es im Redis %2 nicht.</translation>
    </message>
</context>
<context>
    <name>batchy::TlsFiles</name>
    <message>
        <source>Can&apos;t read &quot;%1&quot;: %2.</source>
        <translation>„%1“ lässt sich nicht lesen: %2.</translation>
    </message>
    <message>
        <source>Check the ca, cert and key options of the Redis address.</source>
        <translation>Die Optionen ca, cert und key der Redis-Adresse prüfen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds no certificate.</source>
        <translation>„%1“ enthält kein Zertifikat.</translation>
    </message>
    <message>
        <source>It must be a PEM file.</source>
        <translation>Es muss eine PEM-Datei sein.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds no private key.</source>
        <translation>„%1“ enthält keinen privaten Schlüssel.</translation>
    </message>
    <message>
        <source>It must be a PEM file without a passphrase.</source>
        <translation>Es muss eine PEM-Datei ohne Passphrase sein.</translation>
    </message>
</context>
<context>
    <name>batchy::WaitDay</name>
    <message>
        <source>There is no time zone %1.</source>
        <translation>Es gibt keine Zeitzone %1.</translation>
    </message>
    <message>
        <source>Write UTC, local, or a name such as Europe/Berlin.</source>
        <translation>Schreiben Sie UTC, local oder einen Namen wie Europe/Berlin.</translation>
    </message>
    <message>
        <source>%1 is no date.</source>
        <translation>%1 ist kein Datum.</translation>
    </message>
    <message>
        <source>Write it as 2026-11-24.</source>
        <translation>Schreiben Sie es als 2026-11-24.</translation>
    </message>
    <message>
        <source>There was no %1 in %2.</source>
        <translation>Den %1 gab es in %2 nicht.</translation>
    </message>
</context>
<context>
    <name>batchy::WaitFacts</name>
    <message>
        <source>%1 (since %2)</source>
        <comment>how changes are told, and since when</comment>
        <translation>%1 (seit %2)</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <comment>since when, and for how long</comment>
        <translation>%1, %2 lang</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Waiting since</source>
        <translation>Wartet seit</translation>
    </message>
    <message>
        <source>Gives up</source>
        <translation>Gibt auf</translation>
    </message>
    <message>
        <source>Waited since</source>
        <translation>Wartete seit</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>batchy::WaitHeader</name>
    <message>
        <source>reading …</source>
        <translation>wird gelesen …</translation>
    </message>
</context>
<context>
    <name>batchy::WaitModel</name>
    <message>
        <source>%1 of %2 jobs done</source>
        <translation>%1 von %2 Jobs fertig</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Why not yet</source>
        <translation>Warum noch nicht</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>The workflows, and what is missing in each.</source>
        <translation>Die Workflows, und was in jedem fehlt.</translation>
    </message>
    <message>
        <source>How much is done; for how long a job has been like that.</source>
        <translation>Wie viel fertig ist; wie lange ein Job schon so ist.</translation>
    </message>
</context>
<context>
    <name>batchy::WaitWindow</name>
    <message>
        <source>Waiting for %1</source>
        <translation>Warten auf %1</translation>
    </message>
    <message numerus="yes">
        <source>Waiting for one of %n workflows</source>
        <translation>
            <numerusform>Warten auf %n Workflow</numerusform>
            <numerusform>Warten auf einen von %n Workflows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waiting for %n workflows</source>
        <translation>
            <numerusform>Warten auf %n Workflow</numerusform>
            <numerusform>Warten auf %n Workflows</numerusform>
        </translation>
    </message>
    <message>
        <source>A job has failed</source>
        <translation>Ein Job ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>Gave up waiting</source>
        <translation>Warten aufgegeben</translation>
    </message>
    <message>
        <source>The wait has ended with an error</source>
        <translation>Das Warten endete mit einem Fehler</translation>
    </message>
    <message>
        <source>%1 is done</source>
        <translation>%1 ist fertig</translation>
    </message>
    <message numerus="yes">
        <source>%n workflows are done</source>
        <translation>
            <numerusform>%n Workflow ist fertig</numerusform>
            <numerusform>%n Workflows sind fertig</numerusform>
        </translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>gave up</source>
        <translation>aufgegeben</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>Redis lost</source>
        <translation>Redis weg</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>What is shown is %1 old.</source>
        <translation>Was zu sehen ist, ist %1 alt.</translation>
    </message>
    <message>
        <source>Now running: %1</source>
        <translation>Jetzt läuft: %1</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Was fehlt</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Stop waiting</source>
        <translation>&amp;Nicht mehr warten</translation>
    </message>
    <message>
        <source>Copy all of this as text</source>
        <translation>All das als Text kopieren</translation>
    </message>
    <message>
        <source>%1 – Batchy Console</source>
        <translation>%1 – Batchy Console</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>The command has ended: %1</source>
        <translation>Der Befehl ist beendet: %1</translation>
    </message>
    <message>
        <source>The command has ended with exit code %1.</source>
        <translation>Der Befehl endete mit Exit-Code %1.</translation>
    </message>
    <message>
        <source>&amp;Keep open</source>
        <translation>&amp;Offen lassen</translation>
    </message>
    <message>
        <source>This window closes in %1 s.</source>
        <translation>Das Fenster schließt sich in %1 s.</translation>
    </message>
</context>
<context>
    <name>batchy::WaitWords</name>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>doesn&apos;t exist yet</source>
        <translation>gibt es noch nicht</translation>
    </message>
    <message>
        <source>vanished at %1</source>
        <translation>um %1 verschwunden</translation>
    </message>
    <message>
        <source>has no jobs</source>
        <translation>hat keine Jobs</translation>
    </message>
    <message>
        <source>%1 of %2 jobs aren&apos;t done</source>
        <translation>%1 von %2 Jobs fehlen</translation>
    </message>
    <message>
        <source>with --date %1 that would do</source>
        <translation>mit --date %1 würde das genügen</translation>
    </message>
    <message>
        <source>%1 of %2 done on %3 (%4)</source>
        <translation>%1 von %2 fertig am %3 (%4)</translation>
    </message>
    <message>
        <source>%1 is done on %2 (%3)</source>
        <translation>%1 ist am %2 (%3) fertig</translation>
    </message>
    <message>
        <source>%1: batch %2</source>
        <translation>%1: Batch %2</translation>
    </message>
    <message>
        <source>Redis is lost since %1, waiting for it to come back: %2</source>
        <translation>Redis ist seit %1 weg; es wird auf seine Rückkehr gewartet: %2</translation>
    </message>
    <message>
        <source>The service is lost since %1, waiting for it to come back: %2</source>
        <translation>Der Dienst ist seit %1 weg; es wird auf seine Rückkehr gewartet: %2</translation>
    </message>
</context>
<context>
    <name>batchy::Waiter</name>
    <message>
        <source>&quot;batchy list&quot; shows all; with --wait-for-creation or --follow one that doesn&apos;t exist yet is waited for.</source>
        <translation>„batchy list“ zeigt alle; mit --wait-for-creation oder --follow wird auf einen gewartet, den es noch nicht gibt.</translation>
    </message>
    <message>
        <source>Workflow %1 has no job &quot;%2&quot;.</source>
        <translation>Der Workflow %1 hat keinen Job „%2“.</translation>
    </message>
    <message>
        <source>&quot;batchy status %1&quot; shows its jobs; with --wait-for-creation one that doesn&apos;t exist yet is waited for.</source>
        <translation>„batchy status %1“ zeigt seine Jobs; mit --wait-for-creation wird auf einen gewartet, den es noch nicht gibt.</translation>
    </message>
    <message>
        <source>No workflow in Redis at %1 is called like %2.</source>
        <translation>Kein Workflow im Redis %1 heißt wie %2.</translation>
    </message>
</context>
<context>
    <name>batchy::Wire</name>
    <message>
        <source>connection refused</source>
        <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>no such host</source>
        <translation>Host nicht gefunden</translation>
    </message>
    <message>
        <source>the server closed it</source>
        <translation>der Server hat sie geschlossen</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>no such socket</source>
        <translation>Socket nicht gefunden</translation>
    </message>
    <message>
        <source>no permission for the socket</source>
        <translation>keine Rechte für den Socket</translation>
    </message>
    <message>
        <source>no answer to the TLS greeting</source>
        <translation>keine Antwort auf den TLS-Gruß</translation>
    </message>
    <message>
        <source>Can&apos;t reach Redis at %1 (%2).</source>
        <translation>Redis auf %1 ist nicht erreichbar (%2).</translation>
    </message>
    <message>
        <source>The port may be one without TLS: try redis://.</source>
        <translation>Vielleicht ist es ein Port ohne TLS: redis:// versuchen.</translation>
    </message>
    <message>
        <source>Check the host, the port and the firewalls between.</source>
        <translation>Host, Port und die Firewalls dazwischen prüfen.</translation>
    </message>
    <message>
        <source>The connection to Redis at %1 was lost (%2).</source>
        <translation>Die Verbindung zu Redis auf %1 ging verloren (%2).</translation>
    </message>
    <message>
        <source>The server wants a client certificate: add cert and key to the address.</source>
        <translation>Der Server verlangt ein Client-Zertifikat: der Adresse cert und key hinzufügen.</translation>
    </message>
    <message>
        <source>Check the host name and the ca option of the address.</source>
        <translation>Den Hostnamen und die Option ca der Adresse prüfen.</translation>
    </message>
    <message>
        <source>Check that the server runs and that the address is right.</source>
        <translation>Prüfen, ob der Server läuft und die Adresse stimmt.</translation>
    </message>
</context>
<context>
    <name>batchy::Words</name>
    <message>
        <source>kept, since the last batch failed and is run again</source>
        <translation>behalten, da der letzte Batch fehlgeschlagen ist und wiederholt wird</translation>
    </message>
    <message>
        <source>kept, since the last batch is still open and is run again</source>
        <translation>behalten, da der letzte Batch noch offen ist und wiederholt wird</translation>
    </message>
    <message>
        <source>kept as loaded, since the job never ran</source>
        <translation>behalten wie geladen, da der Job noch nie gelaufen ist</translation>
    </message>
    <message>
        <source>kept, since the last success has no batch_start to go on from</source>
        <translation>behalten, da der letzte Erfolg keinen batch_start zum Weitermachen hat</translation>
    </message>
    <message>
        <source>the beginning of time, since the job never had a from_date</source>
        <translation>der Beginn der Zeit, da der Job noch nie ein from_date hatte</translation>
    </message>
    <message>
        <source>given by hand</source>
        <translation>von Hand angegeben</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1: its whole text</source>
        <translation>%1: sein ganzer Text</translation>
    </message>
    <message>
        <source>%1: %2 %3 → %4</source>
        <translation>%1: %2 %3 → %4</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>success</source>
        <translation>erfolgreich</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>last start %1</source>
        <translation>letzter Beginn %1</translation>
    </message>
    <message>
        <source>%1 minus %2</source>
        <translation>%1 minus %2</translation>
    </message>
    <message>
        <source>%1, cut to midnight</source>
        <translation>%1, auf Mitternacht gekürzt</translation>
    </message>
    <message>
        <source>an unknown time</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1 has not run since it was loaded</source>
        <translation>%1 ist seit dem Laden nicht gelaufen</translation>
    </message>
    <message>
        <source>%1 is open since %2</source>
        <translation>%1 ist offen (seit: %2)</translation>
    </message>
    <message>
        <source>%1 failed at %2</source>
        <translation>%1 ist fehlgeschlagen (Zeitpunkt: %2)</translation>
    </message>
    <message>
        <source>%1 succeeded on an earlier day, at %2</source>
        <translation>%1 war an einem früheren Tag erfolgreich (Zeitpunkt: %2)</translation>
    </message>
    <message>
        <source>%1 is success, but its batch_end can&apos;t be read</source>
        <translation>%1 ist erfolgreich, aber sein batch_end ist nicht lesbar</translation>
    </message>
    <message>
        <source>%1: added</source>
        <translation>%1: hinzugefügt</translation>
    </message>
    <message>
        <source>%1: removed</source>
        <translation>%1: entfernt</translation>
    </message>
    <message>
        <source>kept, since the stored status is none of Batchy&apos;s words</source>
        <translation>beibehalten, da der gespeicherte Status keines von Batchys Wörtern ist</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 is success, but has no batch_end</source>
        <translation>%1 ist success, hat aber kein batch_end</translation>
    </message>
    <message>
        <source>%1 has the status %2, which is none of Batchy&apos;s words</source>
        <translation>%1 hat den Status %2, der keines von Batchys Wörtern ist</translation>
    </message>
    <message>
        <source>%1 is broken: what is stored is not a JSON object</source>
        <translation>%1 ist beschädigt: Gespeichert ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>%1 succeeded at %2, %3 before the day began</source>
        <translation>%1 war um %2 erfolgreich, %3 vor Beginn des Tages</translation>
    </message>
    <message>
        <source>%1 succeeded at %2, but in batch %3, which isn&apos;t new enough</source>
        <translation>%1 war um %2 erfolgreich, aber in Batch %3, der nicht neu genug ist</translation>
    </message>
    <message>
        <source>%1 isn&apos;t a job of the workflow</source>
        <translation>%1 ist kein Job des Workflows</translation>
    </message>
</context>
<context>
    <name>batchy::WorkflowFile</name>
    <message>
        <source>The file is larger than 4 MiB.</source>
        <translation>Die Datei ist größer als 4 MiB.</translation>
    </message>
    <message>
        <source>Split the workflow into several.</source>
        <translation>Den Workflow auf mehrere aufteilen.</translation>
    </message>
    <message>
        <source>The file has no job.</source>
        <translation>Die Datei hat keinen Job.</translation>
    </message>
    <message>
        <source>Write at least one line of the form &quot;job1:&quot;.</source>
        <translation>Mindestens eine Zeile der Form „job1:“ schreiben.</translation>
    </message>
    <message>
        <source>The job %1 has a single value or a list instead of params.</source>
        <translation>Der Job %1 hat einen einzelnen Wert oder eine Liste statt Parametern.</translation>
    </message>
    <message>
        <source>Write its params below it, indented, as &quot;name: value&quot;; a job without params has nothing behind the colon.</source>
        <translation>Seine Parameter eingerückt darunter schreiben, als „name: wert“; hinter dem Doppelpunkt eines Jobs ohne Parameter steht nichts.</translation>
    </message>
    <message>
        <source>Written out, the aliases in the job %1 grow beyond all measure.</source>
        <translation>Ausgeschrieben wachsen die Aliasse im Job %1 über jedes Maß.</translation>
    </message>
    <message>
        <source>Use fewer aliases within each other.</source>
        <translation>Weniger Aliasse ineinander verwenden.</translation>
    </message>
    <message>
        <source>The file isn&apos;t a mapping of job names to params.</source>
        <translation>Die Datei ist keine Zuordnung von Job-Namen zu Parametern.</translation>
    </message>
    <message>
        <source>Begin each job with its name and a colon, at the start of a line.</source>
        <translation>Jeden Job am Zeilenanfang mit seinem Namen und einem Doppelpunkt beginnen.</translation>
    </message>
    <message numerus="yes">
        <source>The file has more than %n job(s).</source>
        <translation>
            <numerusform>Die Datei hat mehr als %n Job.</numerusform>
            <numerusform>Die Datei hat mehr als %n Jobs.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, line %2, column %3: %4</source>
        <comment>a file, where, a sentence</comment>
        <translation>%1, Zeile %2, Spalte %3: %4</translation>
    </message>
</context>
<context>
    <name>batchy::WorkflowModel</name>
    <message>
        <source>Workflow</source>
        <translation>Workflow</translation>
    </message>
    <message>
        <source>The workflow&apos;s name in Redis.</source>
        <translation>Name des Workflows in Redis.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Failed if any job is failed, else open if any is open, success if all are, else new.</source>
        <translation>Fehlgeschlagen, wenn ein Job fehlgeschlagen ist, sonst offen, wenn einer offen ist, erfolgreich, wenn alle es sind, sonst neu.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Jobs that are success, of all jobs.</source>
        <translation>Erfolgreiche Jobs von allen Jobs.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>The latest batch id; jobs with different ids make it torn.</source>
        <translation>Die neueste Batch-ID; haben die Jobs verschiedene, ist der Batch zerrissen.</translation>
    </message>
    <message>
        <source>Started (UTC)</source>
        <translation>Beginn (UTC)</translation>
    </message>
    <message>
        <source>When the first job of the latest batch started, in UTC.</source>
        <translation>Wann der erste Job des neuesten Batches begonnen hat, in UTC.</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>From the first start to the last end, or until now while a job is open.</source>
        <translation>Vom ersten Beginn bis zum letzten Ende oder bis jetzt, solange ein Job offen ist.</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Letzte Änderung</translation>
    </message>
    <message>
        <source>How long ago a job last started or ended.</source>
        <translation>Wie lange es her ist, dass zuletzt ein Job begonnen oder geendet hat.</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2, %3 of %n jobs</source>
        <translation>
            <numerusform>%1, %2, %3 von %n Job</numerusform>
            <numerusform>%1, %2, %3 von %n Jobs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, torn</source>
        <translation>%1, zerrissen</translation>
    </message>
    <message>
        <source>%1, broken</source>
        <translation>%1, beschädigt</translation>
    </message>
    <message>
        <source>%1, from before the connection was lost</source>
        <translation>%1, Stand vor dem Verlust der Verbindung</translation>
    </message>
    <message>
        <source>A field of this workflow is not a JSON object. It can&apos;t be changed until that is mended.</source>
        <translation>Ein Feld dieses Workflows ist kein JSON-Objekt. Bis das berichtigt ist, lässt er sich nicht ändern.</translation>
    </message>
    <message>
        <source>The jobs disagree on batch_id: the batch is torn. This is the greatest id.</source>
        <translation>Die Jobs haben verschiedene batch_id: Der Batch ist zerrissen. Dies ist die größte ID.</translation>
    </message>
</context>
<context>
    <name>batchy::YamlCharacters</name>
    <message>
        <source>The file is UTF-16, not UTF-8.</source>
        <translation>Die Datei ist UTF-16, nicht UTF-8.</translation>
    </message>
    <message>
        <source>Save it as UTF-8.</source>
        <translation>Als UTF-8 speichern.</translation>
    </message>
    <message>
        <source>The byte 0x%1 is not valid UTF-8.</source>
        <translation>Das Byte 0x%1 ist kein gültiges UTF-8.</translation>
    </message>
    <message>
        <source>Save the file as UTF-8.</source>
        <translation>Die Datei als UTF-8 speichern.</translation>
    </message>
    <message>
        <source>The control character %1 can&apos;t stand in a YAML file.</source>
        <translation>Das Steuerzeichen %1 kann nicht in einer YAML-Datei stehen.</translation>
    </message>
    <message>
        <source>Remove it, or write it as an escape within double quotes.</source>
        <translation>Es entfernen oder in doppelten Anführungszeichen als Escape-Folge schreiben.</translation>
    </message>
    <message>
        <source>the end of the file</source>
        <translation>Das Ende der Datei</translation>
    </message>
    <message>
        <source>a tab</source>
        <translation>Ein Tabulator</translation>
    </message>
    <message>
        <source>the end of the line</source>
        <translation>Das Zeilenende</translation>
    </message>
    <message>
        <source>a space</source>
        <translation>Ein Leerzeichen</translation>
    </message>
</context>
<context>
    <name>batchy::YamlGrammar</name>
    <message>
        <source>A line with --- must follow a directive.</source>
        <translation>Auf eine Direktive muss eine Zeile mit --- folgen.</translation>
    </message>
    <message>
        <source>Add it, or put the value in quotes if the % belongs to it.</source>
        <translation>Sie ergänzen oder den Wert in Anführungszeichen setzen, falls das % zu ihm gehört.</translation>
    </message>
    <message>
        <source>There is more than one %YAML directive.</source>
        <translation>Es gibt mehr als eine %YAML-Direktive.</translation>
    </message>
    <message>
        <source>Keep one of them.</source>
        <translation>Eine davon behalten.</translation>
    </message>
    <message>
        <source>This version of YAML isn&apos;t known.</source>
        <translation>Diese Version von YAML ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Write %YAML 1.1, or leave the line out.</source>
        <translation>%YAML 1.1 schreiben oder die Zeile weglassen.</translation>
    </message>
    <message>
        <source>The tag handle %1 is defined twice.</source>
        <translation>Das Tag-Kürzel %1 ist zweimal definiert.</translation>
    </message>
    <message>
        <source>Keep one of the definitions.</source>
        <translation>Eine der Definitionen behalten.</translation>
    </message>
    <message>
        <source>A second document begins here.</source>
        <translation>Hier beginnt ein zweites Dokument.</translation>
    </message>
    <message>
        <source>A workflow file is one document: split the file.</source>
        <translation>Eine Workflow-Datei ist ein einziges Dokument: die Datei aufteilen.</translation>
    </message>
    <message>
        <source>%1 can&apos;t stand here.</source>
        <translation>%1 kann hier nicht stehen.</translation>
    </message>
    <message>
        <source>Check the indentation; put values that hold special characters in quotes.</source>
        <translation>Die Einrückung prüfen; Werte mit Sonderzeichen in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>Check the indentation, commas and brackets since line %1, where the surrounding mapping or list begins.</source>
        <translation>Einrückung, Kommas und Klammern ab Zeile %1 prüfen, wo die umgebende Zuordnung oder Liste beginnt.</translation>
    </message>
    <message>
        <source>The tag handle %1 is not defined.</source>
        <translation>Das Tag-Kürzel %1 ist nicht definiert.</translation>
    </message>
    <message>
        <source>Leave the tag out, or put the value in quotes if the ! belongs to it.</source>
        <translation>Das Tag weglassen oder den Wert in Anführungszeichen setzen, falls das ! zu ihm gehört.</translation>
    </message>
    <message>
        <source>The file has too many values.</source>
        <translation>Die Datei hat zu viele Werte.</translation>
    </message>
    <message>
        <source>Split the workflow into several.</source>
        <translation>Den Workflow auf mehrere aufteilen.</translation>
    </message>
    <message numerus="yes">
        <source>Mappings and lists are nested more than %n level(s) deep.</source>
        <translation>
            <numerusform>Zuordnungen und Listen sind mehr als %n Ebene tief verschachtelt.</numerusform>
            <numerusform>Zuordnungen und Listen sind mehr als %n Ebenen tief verschachtelt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nest them less.</source>
        <translation>Sie weniger tief verschachteln.</translation>
    </message>
</context>
<context>
    <name>batchy::YamlScalars</name>
    <message numerus="yes">
        <source>The escape needs %n hexadecimal digit(s).</source>
        <translation>
            <numerusform>Die Escape-Folge braucht %n Hexadezimalziffer.</numerusform>
            <numerusform>Die Escape-Folge braucht %n Hexadezimalziffern.</numerusform>
        </translation>
    </message>
    <message>
        <source>Write it in full, or double the backslash.</source>
        <translation>Sie ganz ausschreiben oder den Backslash verdoppeln.</translation>
    </message>
    <message>
        <source>The escape stands for no Unicode character.</source>
        <translation>Die Escape-Folge steht für kein Unicode-Zeichen.</translation>
    </message>
    <message>
        <source>Characters beyond U+FFFF are written as \U with 8 digits.</source>
        <translation>Zeichen jenseits von U+FFFF schreibt man als \U mit 8 Ziffern.</translation>
    </message>
    <message>
        <source>The document ends within quotes that began in line %1.</source>
        <translation>Das Dokument endet innerhalb der Anführungszeichen, die in Zeile %1 beginnen.</translation>
    </message>
    <message>
        <source>Close the quotes, or indent the line.</source>
        <translation>Die Anführungszeichen schließen oder die Zeile einrücken.</translation>
    </message>
    <message>
        <source>A backslash before %1 is not an escape.</source>
        <translation>%1 ergibt nach einem Backslash keine Escape-Folge.</translation>
    </message>
    <message>
        <source>Double the backslash, or use single quotes.</source>
        <translation>Den Backslash verdoppeln oder einfache Anführungszeichen verwenden.</translation>
    </message>
    <message>
        <source>The quotes that open here are never closed.</source>
        <translation>Die Anführungszeichen, die hier beginnen, werden nie geschlossen.</translation>
    </message>
    <message>
        <source>Close the quotes.</source>
        <translation>Die Anführungszeichen schließen.</translation>
    </message>
    <message>
        <source>The indentation of a block scalar can&apos;t be 0.</source>
        <translation>Die Einrückung eines Blocktextes kann nicht 0 sein.</translation>
    </message>
    <message>
        <source>Write a digit from 1 to 9, or none.</source>
        <translation>Eine Ziffer von 1 bis 9 schreiben oder keine.</translation>
    </message>
    <message>
        <source>%1 can&apos;t follow the | or &gt; of a block scalar.</source>
        <translation>%1 kann nicht auf das | oder &gt; eines Blocktextes folgen.</translation>
    </message>
    <message>
        <source>Begin the text on the next line, or put the value in quotes.</source>
        <translation>Den Text in der nächsten Zeile beginnen oder den Wert in Anführungszeichen setzen.</translation>
    </message>
</context>
<context>
    <name>batchy::YamlScanner</name>
    <message>
        <source>%1 can&apos;t begin a value.</source>
        <translation>%1 kann keinen Wert beginnen.</translation>
    </message>
    <message>
        <source>Indent and separate with spaces.</source>
        <translation>Mit Leerzeichen einrücken und trennen.</translation>
    </message>
    <message>
        <source>Put the value in quotes.</source>
        <translation>Den Wert in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>%1 closes nothing.</source>
        <translation>%1 schließt nichts.</translation>
    </message>
    <message>
        <source>Remove it, or put the value in quotes.</source>
        <translation>Es entfernen oder den Wert in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>A list can&apos;t begin here.</source>
        <translation>Hier kann keine Liste beginnen.</translation>
    </message>
    <message>
        <source>Begin it on a line of its own, or put the value in quotes.</source>
        <translation>Sie in einer eigenen Zeile beginnen oder den Wert in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>A ? for a key can&apos;t stand here.</source>
        <translation>Ein ? für einen Schlüssel kann hier nicht stehen.</translation>
    </message>
    <message>
        <source>Put the value in quotes if the ? belongs to it.</source>
        <translation>Den Wert in Anführungszeichen setzen, falls das ? zu ihm gehört.</translation>
    </message>
    <message>
        <source>A colon can&apos;t stand here: the line already has a key, or its value began before it.</source>
        <translation>Ein Doppelpunkt kann hier nicht stehen: Die Zeile hat schon einen Schlüssel, oder ihr Wert begann davor.</translation>
    </message>
    <message>
        <source>Put the value in quotes if the colon belongs to it.</source>
        <translation>Den Wert in Anführungszeichen setzen, falls der Doppelpunkt zu ihm gehört.</translation>
    </message>
    <message>
        <source>There must be a key here, but no colon follows it on its line.</source>
        <translation>Hier muss ein Schlüssel stehen, aber auf seiner Zeile folgt kein Doppelpunkt.</translation>
    </message>
    <message>
        <source>Write &quot;name: value&quot;, or indent the line if it goes on with the value above; keys have 1024 characters at most.</source>
        <translation>„name: wert“ schreiben oder die Zeile einrücken, wenn sie den Wert darüber fortsetzt; Schlüssel haben höchstens 1024 Zeichen.</translation>
    </message>
</context>
<context>
    <name>batchy::YamlToken</name>
    <message>
        <source>%1 can&apos;t stand here in a tag.</source>
        <translation>%1 kann hier nicht in einem Tag stehen.</translation>
    </message>
    <message>
        <source>Put the value in quotes if the ! belongs to it.</source>
        <translation>Den Wert in Anführungszeichen setzen, falls das ! zu ihm gehört.</translation>
    </message>
    <message>
        <source>%1 can&apos;t stand here in a directive.</source>
        <translation>%1 kann hier nicht in einer Direktive stehen.</translation>
    </message>
    <message>
        <source>Lines that begin with % are directives: put the value in quotes if the % belongs to it.</source>
        <translation>Zeilen, die mit % beginnen, sind Direktiven: den Wert in Anführungszeichen setzen, falls das % zu ihm gehört.</translation>
    </message>
    <message>
        <source>The escapes in the tag are not valid UTF-8.</source>
        <translation>Die Escape-Folgen im Tag sind kein gültiges UTF-8.</translation>
    </message>
    <message>
        <source>Write the tag without them.</source>
        <translation>Das Tag ohne sie schreiben.</translation>
    </message>
    <message>
        <source>the end of the file</source>
        <translation>Das Ende der Datei</translation>
    </message>
    <message>
        <source>a directive</source>
        <translation>Eine Direktive</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>Eine Liste</translation>
    </message>
    <message>
        <source>a mapping</source>
        <translation>Eine Zuordnung</translation>
    </message>
    <message>
        <source>the end of the indented lines</source>
        <translation>Das Ende der eingerückten Zeilen</translation>
    </message>
    <message>
        <source>a key</source>
        <translation>Ein Schlüssel</translation>
    </message>
    <message>
        <source>an alias</source>
        <translation>Ein Alias</translation>
    </message>
    <message>
        <source>an anchor</source>
        <translation>Ein Anker</translation>
    </message>
    <message>
        <source>a tag</source>
        <translation>Ein Tag</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>Ein Wert</translation>
    </message>
    <message>
        <source>%1 can&apos;t stand in the name of an alias.</source>
        <translation>%1 kann nicht im Namen eines Alias stehen.</translation>
    </message>
    <message>
        <source>%1 can&apos;t stand in the name of an anchor.</source>
        <translation>%1 kann nicht im Namen eines Ankers stehen.</translation>
    </message>
    <message>
        <source>Put the value in quotes if the * belongs to it.</source>
        <translation>Den Wert in Anführungszeichen setzen, falls das * zu ihm gehört.</translation>
    </message>
    <message>
        <source>Put the value in quotes if the &amp; belongs to it.</source>
        <translation>Den Wert in Anführungszeichen setzen, falls das &amp; zu ihm gehört.</translation>
    </message>
</context>
<context>
    <name>batchy::YamlTree</name>
    <message>
        <source>No anchor named %1 stands before this alias.</source>
        <translation>Vor diesem Alias steht kein Anker namens %1.</translation>
    </message>
    <message>
        <source>Define it with &amp;, or put the value in quotes if the * belongs to it.</source>
        <translation>Ihn mit &amp; definieren oder den Wert in Anführungszeichen setzen, falls das * zu ihm gehört.</translation>
    </message>
    <message>
        <source>The alias %1 stands within what it names.</source>
        <translation>Der Alias %1 steht in dem, was er bezeichnet.</translation>
    </message>
    <message>
        <source>A value can&apos;t contain itself: remove the alias.</source>
        <translation>Ein Wert kann sich nicht selbst enthalten: den Alias entfernen.</translation>
    </message>
    <message>
        <source>The anchor %1 is already defined in line %2.</source>
        <translation>Der Anker %1 ist schon in Zeile %2 definiert.</translation>
    </message>
    <message>
        <source>Give one of them another name.</source>
        <translation>Einem von beiden einen anderen Namen geben.</translation>
    </message>
    <message>
        <source>A name can&apos;t be a list or a mapping.</source>
        <translation>Ein Name kann keine Liste oder Zuordnung sein.</translation>
    </message>
    <message>
        <source>Put it in quotes if it begins with a bracket or brace.</source>
        <translation>Ihn in Anführungszeichen setzen, falls er mit einer Klammer beginnt.</translation>
    </message>
    <message>
        <source>%1 has a meaning of its own in YAML and can&apos;t be a value.</source>
        <translation>%1 hat in YAML eine eigene Bedeutung und kann kein Wert sein.</translation>
    </message>
    <message>
        <source>Put it in quotes.</source>
        <translation>In Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>Only a mapping, or a list of mappings, can be merged.</source>
        <translation>Nur eine Zuordnung oder eine Liste von Zuordnungen lässt sich einmischen.</translation>
    </message>
    <message>
        <source>Write &lt;&lt; with the alias of a mapping, or put it in quotes.</source>
        <translation>&lt;&lt; mit dem Alias einer Zuordnung schreiben oder in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>Merging grows the file beyond all measure.</source>
        <translation>Das Einmischen lässt die Datei über jedes Maß wachsen.</translation>
    </message>
    <message>
        <source>Merge fewer and smaller mappings.</source>
        <translation>Weniger und kleinere Zuordnungen einmischen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is here for the second time; it is already in line %2, column %3.</source>
        <translation>„%1“ steht hier zum zweiten Mal; es steht schon in Zeile %2, Spalte %3.</translation>
    </message>
    <message>
        <source>Keep one of the two.</source>
        <translation>Eines von beiden behalten.</translation>
    </message>
</context>
<context>
    <name>batchy::YamlValues</name>
    <message>
        <source>The integer is too long to be converted.</source>
        <translation>Die ganze Zahl ist zu lang, um umgewandelt zu werden.</translation>
    </message>
    <message>
        <source>Write it in decimal digits, or put it in quotes.</source>
        <translation>Sie mit Dezimalziffern schreiben oder in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an integer.</source>
        <translation>„%1“ ist keine ganze Zahl.</translation>
    </message>
    <message>
        <source>Write it in digits, or put it in quotes.</source>
        <translation>Sie mit Ziffern schreiben oder in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number that JSON has.</source>
        <translation>„%1“ ist keine Zahl, die es in JSON gibt.</translation>
    </message>
    <message>
        <source>Put it in quotes if a text is meant.</source>
        <translation>In Anführungszeichen setzen, falls ein Text gemeint ist.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date that exists.</source>
        <translation>Das Datum „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>Correct it, or put it in quotes if a text is meant.</source>
        <translation>Es berichtigen oder in Anführungszeichen setzen, falls ein Text gemeint ist.</translation>
    </message>
    <message>
        <source>The tag %1 isn&apos;t known here.</source>
        <translation>Das Tag %1 ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>Leave it out; !!str, !!int, !!float, !!bool and !!null are known. Put the value in quotes if the ! belongs to it.</source>
        <translation>Es weglassen; bekannt sind !!str, !!int, !!float, !!bool und !!null. Den Wert in Anführungszeichen setzen, falls das ! zu ihm gehört.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a boolean.</source>
        <translation>„%1“ ist kein Wahrheitswert.</translation>
    </message>
    <message>
        <source>Write true or false.</source>
        <translation>true oder false schreiben.</translation>
    </message>
</context>
<context>
    <name>batchy::console::Console</name>
    <message>
        <source>private Redis</source>
        <translation>privater Redis</translation>
    </message>
    <message>
        <source>No data came within 20 s; nothing was drawn.</source>
        <translation>Innerhalb von 20 s kamen keine Daten; nichts wurde gezeichnet.</translation>
    </message>
    <message>
        <source>Look whether the Redis is busy.</source>
        <translation>Nachsehen, ob der Redis beschäftigt ist.</translation>
    </message>
    <message>
        <source>Batchy Console</source>
        <translation>Batchy Console</translation>
    </message>
    <message>
        <source>&quot;batchy list&quot; shows the names.</source>
        <translation>„batchy list“ zeigt die Namen.</translation>
    </message>
    <message>
        <source>There is no workflow %1 in Redis at %2; nothing was drawn.</source>
        <translation>Im Redis %2 gibt es keinen Workflow %1; es wurde nichts gezeichnet.</translation>
    </message>
</context>
</TS>
