"""Small words and verbs of English that tell whether a sentence has its verb."""


def _words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


AUXILIARIES = _words(
    "am is are was were has have had do does did will would shall should can could may might must cannot isn't"
    " wasn't weren't hasn't haven't hadn't doesn't didn't won't wouldn't can't couldn't"
)

IRREGULAR = _words(
    "arose ate became began bound bore bought broke brought built came caught chose cost cut dealt drew drove"
    " fell felt fed fled fought forbade forgave forgot found froze gave got grew heard held hid hit hung hurt kept"
    " knew laid lay led left lent let lost made meant met overcame overthrew paid put ran read rebuilt rode rose"
    " said sank sat saw sent set shook shot shut sold sought spent spoke spread sprang stole stood struck stuck"
    " swept swore taught thought threw told took underwent understood undertook went withdrew withheld woke won"
    " wore wrote"
)

PRESENT = _words(
    "seems appears remains becomes begins makes takes gives goes comes shows says tells leads keeps holds"
    " stands lies includes contains provides requires reveals suggests indicates deserves belongs depends exists"
    " rests traces follows continues highlights relates occurs consists realizes describes marks focuses argues"
    " examines presents offers serves concludes explains reflects runs works uses wants needs helps plays turns"
    " brings finds believes knows thinks stops starts ends dates bears draws falls grows rises wins loses writes"
    " speaks calls asks treats concerns"
)

SUBORDINATORS = _words(
    "that which who whom whose where wherever when whenever while whilst if because although though since until"
    " unless whether what whatever how why whereas after before once lest as than"
)
"""Words that a clause with a verb of its own may follow; those that also stand before mere nouns are told apart."""

EITHER = _words("after before since until as than once that")
"""Subordinators only where a subject follows: `after the war` has no verb."""

SUBJECTS = _words("i he she it we they you there this these those who which")

DETERMINERS = _words("the a an his her its their our my all no some both each every any neither either")

RELATIVES = _words("who which that what")

NO_CLAUSE = _words("to in on at by for from of with under not , . ) ;")
"""After these a subordinator has no clause: `how to`, `if in doubt`, `while at sea`."""

PRONOUNS = _words("i we they you")

NO_PAST = _words("hundred indeed red bed need seed feed speed deed sacred exceed proceed succeed")

NOT_BEFORE_FINITE = _words(
    "a an the of in on at by for from to with without into onto upon under over between among through during"
    " against toward towards about as if than though although while its his her their our my your these those some"
    " any no every each all both either neither be been being is are was were has have had having get got most"
    " more very so too such newly highly quite once"
)
"""After these a form in -ed is a participle or an adjective, seldom the verb of its clause."""

LINKS = _words(
    "not never also then still already only soon later now often always even yet ever been be quite almost nearly"
)
"""Words that may stand inside a group of verbs."""
