/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-claim-words-private.h"

#include <string.h>

#define MAX_STEM 9
#define MIN_STEM 3

/* Words of one meaning, in English and German. What stands behind "!" is a promise, behind "$" it
 * belongs to every offer, behind "#" it only measures time, behind "~" it is what everything here
 * is about. */
static const char *const groups[] = {
  /* what is monitored, and what happens to it */
  "pump pumps pumpe pumpen",
  ("stop stops stopped standstill stoppage downtime outage failure fail failed breakdown clog "
   "clogged shut closed close stillstand stillstände still ausfall ausfälle ausfallen gestanden "
   "steht "
   "stoppt geschlossen schließen unplanned ungeplant"),
  "~sensor sensors sensoren messfühler",
  "~gateway gateways",
  "~plant works factory werk fabrik betrieb anlage anlagen facility",
  "line linie",
  "~machine machines maschine maschinen",
  "building buildings gebäude haus häuser",
  "theatre op operationssaal operationssäle",
  "hospital hospitals krankenhaus krankenhäuser klinik spital",
  "operation operating operations",
  "water wasser",
  "sterile steril steriles sterilem",
  "seawater meerwasser salzwasser",
  "coolant kühlmittel",
  "dosing dosier dosierung",
  "batch batches partie",
  "milk milch",
  "catch fang",
  "drift drifts abweichung deviation",
  "spoil spoils verderben verdirbt ausschuss scrap",
  "output production produce produktion ausstoß produktionsausfall",
  "energy energie strom power",
  "maintenance wartung instandhaltung",
  "repair reparatur reparieren",
  ("alarm alarms alert alerts warning warn warnung meldung alarme notice notices notify merkt "
   "bemerkt "
   "bemerken"),
  "vibration schwingung schwingungen",
  "measure measures measurement measured messung messen misst value values wert werte messwerte",
  "monitor monitoring watch watched überwachen überwachung überwacht",
  "battery batteries batterie batterien akku",
  "wireless funk kabellos drahtlos cable cables cabling kabel verkabelung",
  "internet",
  "cloud",
  "~data daten dat",
  "network netz netzwerk",
  "~system systems anlagensystem lösung solution",
  "~software programm",
  "cold kälte kalt temperature temperatur",
  "degree degrees grad",
  "rated rating rate ausgelegt beständig verträgt vertragen survives survive übersteht withstand",
  "tested test prüfung geprüft prüfen",
  "cleaning clean reinigung reinigen hochdruckreinigung",
  "paper papier",
  "round rounds walk rundgang rundgänge gehen",
  "floor lageplan grundriss",
  "marked mark markiert zeigt show shows",
  "series baureihe serie",
  "season saison",
  "paint lack lackier farbe",
  "audit audits prüfung",
  "insurance insurer versicherung",
  "night nacht nachtschicht",
  "shift shifts schicht schichten",
  /* people */
  "board vorstand aufsichtsrat",
  "manager leiter leitung geschäftsführer geschäftsführung director",
  "~people employee employees staff worker workers mitarbeiter team leute personal",
  "operator operators bediener",
  "technician technicians engineer engineers techniker ingenieur ingenieure monteur",
  "lawyer anwalt jurist",
  "law recht",
  "cfo finanzchef finanzvorstand",
  "competitor competing mitbewerber konkurrent",
  ("!reference references referenz referenzen customer customers client clients kunde kunden "
   "partner "
   "partners anwender"),
  /* what is done */
  "deliver delivery delivered delivers liefern lieferung liefert geliefert lieferzeit",
  ("mount mounting install installed installation installs montage montieren montiert einbau "
   "installieren installiert commission commissioning inbetriebnahme setup"),
  "train training trained schulung schulen geschult einschulung einweisung",
  ("response respond responds react reaction reaktion reaktionszeit reagieren answer antwort "
   "antworten "
   "beantworten"),
  "telephone phone telefon telefonisch",
  "send sends sent senden schicken geschickt gesendet",
  "decide decides decision decided entscheiden entscheidung entscheidet entschieden",
  "sign signs signature unterschreiben unterschrift unterzeichnen",
  ("approve approved approval release released bewilligt genehmigt freigegeben freigabe freigeben "
   "genehmigen bewilligen"),
  "start begin begins beginning started launch beginn starten startet beginnen umstellung",
  "live go-live live-betrieb betriebsbereit produktiv",
  "run runs running läuft laufen lief operate",
  "collect collects sammeln sammelt",
  "document documented dokumentieren dokumentiert dokumentation",
  "report reports bericht berichte",
  "dashboard dashboards übersicht",
  "licence license lizenz",
  "order orders ordered bestellung bestellen bestellt auftrag",
  "lose loses lost loss verlieren verliert verloren verlust verluste",
  "leave leaves verlassen verlässt",
  "stay stays remain remains keep keeps kept bleiben bleibt bleib",
  "old older alt älter alte",
  "own eigen eigene eigenen eigener",
  "average durchschnitt durchschnittlich mittel schnitt",
  "false fehlalarm fehlalarme falsch",
  "cheap cheaper billig billiger günstig günstiger expensive teuer",
  "plan plans planned eingeplant geplant planung investitionsplan",
  "money geld mittel",
  "site vor-ort standort standorte",
  "country countries land länder",
  "germany deutschland",
  "explosive explosion",
  "wording wortlaut formulierung",
  "offer offered angebot anbieten bietet bieten offers proposal",
  "fair messe",
  "condition bedingung",
  "working werktag arbeitstag",
  "investment investition",
  "tender ausschreibung",
  "subsidy förderung",
  "#quarter quartal",
  "#decade jahrzehnt",
  "#month monat",
  "#week woche",
  "#day tag",
  "#year jahr",
  "#hour stunde",
  "#minute minuten",
  "#second sekunde sekunden",
  "#morning vormittag morgen",
  "litre litres liter",
  "piece stück",
  "level stufe",
  "improve improvement verbesserung verbessern",
  "yourself selbst herself himself allein alone",
  "estimate schätzung geschätzt",
  "standard norm",
  /* what belongs to every offer */
  ("$price prices preis preise priced cost costs kostet kosten charge charged charges fee pay pays "
   "paid zahlen bezahlen zahlt gebühr beträgt"),
  "$total sum gesamt gesamtpreis summe insgesamt whole",
  "$valid gültig stands gilt",
  "$budget budgets",
  "$term laufzeit vertragslaufzeit",
  "$contract vertrag agreement vereinbarung",
  "$fix fixed fest fixpreis gleich",
  "$vat mwst umsatzsteuer mehrwertsteuer",
  "$discount rabatt nachlass",
  "$invoice rechnung rechnungen payable zahlbar",
  "$service services",
  /* what nobody may say unless a source does */
  "!save saves saved saving savings sparen spart ersparnis einsparung einsparen",
  ("!reduce reduces reduced reduction cut cuts lower lowers shrink decrease senken senkt "
   "reduzieren "
   "verringern sinkt sinken falls"),
  "!increase increases raise rise steigern steigt erhöhen erhöht",
  "!guarantee guarantees guaranteed garantieren garantiert garantie",
  "!warranty gewährleistung",
  ("!replace replaces replaced replacement exchange ersetzen ersetzt ersatz austausch austauschen "
   "tauschen umtausch"),
  "!free gratis kostenlos kostenfrei unentgeltlich expense",
  "!encrypt encrypts encrypted encryption verschlüsseln verschlüsselt verschlüsselung",
  ("certify certified certificate certificates certification zertifiziert zertifikat "
   "zertifizierung"),
  ("!protect protected protection secure secured security schutz geschützt sicher sicherheit "
   "gesichert"),
  "!refund refunded refunds erstatten erstattet erstattung rückerstattung",
  "!insure insured insures versichert versichern",
  "!liable liability haftung haften haftet",
  "!compatible integrate integrates integrated integration kompatibel integrieren integriert",
  "!automatic automatically automatisch",
  "!proven bewährt",
  "!include includes included inclusive enthalten inbegriffen inklusive eingeschlossen",
  "!cancel cancelled kündigen kündbar kündigung",
  "!backup backups sicherung",
  "!accept accepts accepted akzeptieren akzeptiert zustimmen",
  "!penalty vertragsstrafe strafe",
  "!unlimited unbegrenzt unbeschränkt",
};

/* Function words, what an offer says of itself, and verbs that say nothing without their object. */
static const char fillers[]
    = "a an the this that these those it its he she they them their his her we us our ours i me my "
      "you your yours and or but so as at by for from in into of off on onto out over to up with "
      "without within under until till since per than then there here where when while which who "
      "whom whose what why how if because also too just only even still already again very more "
      "most much many few some any each every all both either neither nor no not never none nobody "
      "nothing is are was were be been being am do does did done have has had having will would "
      "shall should can could may might must get gets got getting go goes going gone come comes "
      "coming came take takes took taken make makes made give gives gave given need needs needed "
      "want wants wanted say says said tell tells told ask asks asked see sees saw seen seeing "
      "know "
      "knows known think thinks use uses used using let lets put find finds found thing things "
      "everything something anything anyone everyone one ones once time times way ways about after "
      "before between during through against above below around near next last first today now "
      "soon "
      "again up down new other another same such like well good gladly please thank thanks hello "
      "dear "
      "kind regards talk conversation call meeting step steps page section document summary table "
      "follow follows following describe described list listed text point points question "
      "questions "
      "agree agrees forward look looks looking work works worked help helps helped mean means part "
      "parts end ends keep place far near long short few enough happen happens happened ready "
      "suggest propose proposed recommend happily clear together ahead detail details information "
      "name date person company organization today's cover covers right case itself themselves "
      "about approximately roughly almost nearly least early late "
      "der die das den dem des ein eine einen einem einer eines und oder aber sondern denn weil "
      "dass "
      "ob wenn als wie wo was wer wem wen ich du er sie es wir ihr ihre ihren ihrem ihrer ihres "
      "ihnen "
      "uns unser unsere unseren unserem unserer unseres mein sein seine seinen ist sind war waren "
      "wird werden wurde wurden worden bin hat haben hatte hatten habe kann können könnte muss "
      "müssen "
      "soll sollen sollte sollten darf dürfen will wollen möchte möchten mag würde würden gibt gab "
      "geben in im an am auf aus bei beim bis durch für gegen mit nach ohne seit über um unter von "
      "vom vor während zu zum zur zwischen je pro ab hier dort da dann nun jetzt heute so sehr "
      "auch "
      "nur noch schon mehr viel viele wenig alle alles allem aller jede jeder jedes jeden jedem "
      "keine kein keinen keiner keinem nicht nichts nie niemand man sich selber dies diese dieser "
      "dieses diesen diesem jene davon dafür damit darauf daraus daran dabei dazu darüber zwar "
      "etwa "
      "rund circa ungefähr machen macht gemacht tun tut getan nehmen nimmt kommen kommt kam "
      "brauchen "
      "braucht benötigen benötigt sagen sagt gesagt sagten wissen weiß sehen sieht sah zeigen "
      "finden findet arbeiten arbeitet helfen hilft bitte danke dank gern gerne herr frau sehr "
      "geehrte geehrter freundlichen grüßen guten liebe schritt schritte seite abschnitt dokument "
      "unterlage text tabelle folgende folgenden unten oben nächste nächsten nächstes nächster "
      "letzte letzten erste ersten neu neue neuen weitere weiteren andere anderen gleiche gespräch "
      "anruf termin frage fragen punkt punkte schlagen vorschlagen vorschlag empfehlen freuen "
      "dauert "
      "dauern dauerte zusammen gemeinsam ganz lay lays laid mal jeweils bereits bald zeit nutzen "
      "nutzt verwenden "
      "verwendet einsetzen eingesetzt legen stellen steh gut rückmeldung künftig außerdem daher "
      "understand understands understood verstanden pleased speak speaks spoke spoken meet meets "
      "met discuss discussed count counts besprochen "
      "gesprochen "
      "sprechen sprachen trafen getroffen deshalb sodass sowie teil stelle wegen falls einmal ca "
      "lasts last hält halten halte";

/* Longest first. */
static const char *const endings[] = {
  "ierungen", "ierung", "ations", "ungen", "ation", "ments", "ment", "ings", "ions", "ung",
  "ing",      "ion",    "ies",    "ied",   "ier",   "ern",   "ers",  "est",  "ly",   "al",
  "er",       "em",     "en",     "es",    "ed",    "n",     "y",    "e",    "s",    "i",
};

/* Umlauts as their letters, so that "Ausfall" and "Ausfälle" are one. */
static char *
dup_plain (const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0xe4)
        c = 'a';
      else if (c == 0xf6)
        c = 'o';
      else if (c == 0xfc)
        c = 'u';
      else if (c == 0x2019)
        c = '\'';
      g_string_append_unichar (out, c);
    }
  if (g_str_has_suffix (out->str, "'s"))
    g_string_truncate (out, out->len - 2);

  return g_string_free (out, FALSE);
}

/* From where on an ending is a single "e", "s" or "i". */
#define FIRST_SHORT (G_N_ELEMENTS (endings) - 3)

static void
cut_ending (char *stem, gsize first)
{
  gsize length = strlen (stem);

  for (gsize i = first; i < G_N_ELEMENTS (endings); i++)
    {
      gsize cut = strlen (endings[i]);

      /* "warn" is no "war". */
      if (length < cut + MIN_STEM + (strchr ("niy", *endings[i]) != NULL && cut == 1)
          || !g_str_has_suffix (stem, endings[i])
          || (strcmp (endings[i], "s") == 0 && stem[length - 2] == 's'))
        continue;
      stem[length - cut] = '\0';
      break;
    }
}

char *
pursuit_claim_word_stem (const char *word)
{
  g_autofree char *plain = dup_plain (word);
  char *stem;
  gsize length;

  cut_ending (plain, 0);
  /* "batteri" and "measure" are what is left of a plural. */
  cut_ending (plain, FIRST_SHORT);
  length = strlen (plain);
  /* "stopped" is "stop". */
  if (length > MIN_STEM && g_ascii_isalpha (plain[length - 1])
      && plain[length - 1] == plain[length - 2])
    plain[length - 1] = '\0';
  stem = g_utf8_substring (plain, 0, MIN (g_utf8_strlen (plain, -1), MAX_STEM));

  return stem;
}

/* (element-type utf8 utf8): the name of each stem's group, with its mark */
static gpointer
load_things (gpointer data)
{
  GHashTable *things = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      gboolean is_marked = strchr ("!$#~", groups[i][0]) != NULL;
      g_auto (GStrv) words = g_strsplit (groups[i] + is_marked, " ", -1);
      char *name = g_strdup_printf ("%c%s", is_marked ? groups[i][0] : '=', words[0]);

      for (guint k = 0; words[k] != NULL; k++)
        {
          char *stem = pursuit_claim_word_stem (words[k]);

          if (g_hash_table_contains (things, stem))
            g_free (stem);
          else
            g_hash_table_insert (things, stem, name);
        }
    }

  return things;
}

static gpointer
load_fillers (gpointer data)
{
  GHashTable *stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) words = g_strsplit (fillers, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    g_hash_table_add (stems, pursuit_claim_word_stem (words[i]));

  return stems;
}

const char *
pursuit_claim_word_find_thing (const char *stem)
{
  static GOnce once = G_ONCE_INIT;

  return g_hash_table_lookup (g_once (&once, load_things, NULL), stem);
}

gboolean
pursuit_claim_word_is_filler (const char *stem)
{
  static GOnce once = G_ONCE_INIT;

  return g_hash_table_contains (g_once (&once, load_fillers, NULL), stem);
}

gboolean
pursuit_claim_word_is_promise (const char *thing)
{
  return *thing == '!';
}

gboolean
pursuit_claim_word_is_of_offer (const char *thing)
{
  return *thing == '$';
}

gboolean
pursuit_claim_word_is_time (const char *thing)
{
  return *thing == '#';
}

gboolean
pursuit_claim_word_is_common (const char *thing)
{
  return *thing == '~';
}
