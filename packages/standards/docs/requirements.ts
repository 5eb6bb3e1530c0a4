/** UWLR 2.2, requirement by requirement: which test holds it, or why it is out of scope. */

export interface Eis {
  readonly eis: string;
  /** Where it comes from: the official files, the text of the standard, or the manual of EDEXML. */
  readonly bron: 'XSD' | 'WSDL' | 'text' | 'manual' | 'SOAP 1.1';
  /** File under packages/standards/src, and a literal that stands in the name of the test. */
  readonly tests?: readonly (readonly [bestand: string, naam: string])[];
  readonly buiten?: string;
}

const HANDLE = 'uwlr/server/handle-uwlr.test.ts';
const CLIENT = 'uwlr/client/create-uwlr-client.test.ts';
const WSDL = 'uwlr/server/node-soap.test.ts';
const VALIDATE = 'validate/validate.test.ts';
const KEURING = 'validate/verdicts.test.ts';
const VREEMD = 'uwlr/server/foreign-verzoeken.test.ts';
const MUTANTEN = 'official-mutants.test.ts';
const LEZER = 'xml/read/xml-reader.test.ts';
const LEES = 'edexml/read-edexml.test.ts';
const SAMPLES = 'samples.test.ts';
const OFFICIEEL = 'official.test.ts';
const RESULTATEN = 'uwlr/results/leerresultaten.test.ts';
const GETRAPT = 'uwlr/server/getrapt.test.ts';
const CLIENT_GETRAPT = 'uwlr/client/fetch-getrapt.test.ts';
const ONTVANG = 'uwlr/server/receive-leerresultaten.test.ts';
const CLIENT_BRENG = 'uwlr/client/breng-leerresultaten.test.ts';
const LENIENT = 'uwlr/server/read-lenient-verzoek.test.ts';
const BESCHRIJVING = 'uwlr/wsdl/wsdl.test.ts';
const PROFIEL = 'uwlr/profielen/profiel.test.ts';

export const eisen: readonly { readonly kop: string; readonly eisen: readonly Eis[] }[] = [
  {
    kop: 'Transport and envelope',
    eisen: [
      {
        eis: 'SOAP 1.1, document/literal; another envelope is `VersionMismatch`',
        bron: 'SOAP 1.1',
        tests: [[HANDLE, 'SOAP 1.2']],
      },
      {
        eis: 'exactly one body element',
        bron: 'SOAP 1.1',
        tests: [
          [HANDLE, 'two body elements'],
          [HANDLE, 'an empty body'],
        ],
      },
      {
        eis: 'an unknown header that must be understood is `MustUnderstand`',
        bron: 'SOAP 1.1',
        tests: [
          [HANDLE, 'a header that must be understood'],
          [
            HANDLE,
            'a header that somebody else must understand is nothing to us; one for whoever reads it is',
          ],
        ],
      },
      {
        eis: 'a header in another order, with the attributes that SOAP stacks add, is taken',
        bron: 'text',
        tests: [[HANDLE, 'a header in another order, with the attributes that SOAP stacks add, is good']],
      },
      { eis: 'no DTD', bron: 'SOAP 1.1', tests: [[HANDLE, 'a DTD']] },
      {
        eis: 'a fault is HTTP 500, in the namespace of the envelope; it says where, and repeats no value',
        bron: 'SOAP 1.1',
        tests: [
          [HANDLE, '${naam}: ${faultcode}'],
          [HANDLE, 'a fault says which element, line and column are wrong, and repeats no value'],
        ],
      },
      {
        eis: 'both ports may share one address; SOAPAction quoted, bare, empty or wrong',
        bron: 'WSDL',
        tests: [
          [HANDLE, 'both ports share the URL: the body tells the operation, whatever SOAPAction says'],
          [WSDL, 'SOAPAction without quotes'],
          [WSDL, 'an empty SOAPAction'],
          [WSDL, 'SOAPAction of another operation'],
        ],
      },
      {
        eis: 'names of service, ports and operations as in the official WSDL',
        bron: 'WSDL',
        tests: [
          [WSDL, 'node-soap finds both ports and all four operations in the WSDL'],
          [WSDL, 'node-soap finds the service of results in its own WSDL, at the same address'],
        ],
      },
      {
        eis: 'answers may be compressed',
        bron: 'text',
        tests: [
          [HANDLE, 'an answer is compressed for who asks'],
          [HANDLE, 'a request may come byte by byte and compressed'],
          [WSDL, 'compressed'],
        ],
      },
      {
        eis: 'the description of the service can be fetched: `?wsdl`, `?wsdl=leerresultaten`, `?xsd=…`',
        bron: 'WSDL',
        tests: [
          [BESCHRIJVING, 'describes ${naamruimte}'],
          [OFFICIEEL, 'the schema we publish accepts and refuses what the official one does'],
          [OFFICIEEL, 'the schema of results that we publish accepts and refuses what the official one does'],
        ],
      },
      {
        eis: 'every operation works for a client of other make, in one piece, in pieces and compressed',
        bron: 'WSDL',
        tests: [
          [WSDL, 'node-soap calls ${operatie}, ${naam}'],
          [VREEMD, '${maker}: gets the groups of the school'],
          [VREEMD, 'HTTP/1.0, without keep-alive and without chunks'],
        ],
      },
      {
        eis: 'nobody makes us wait, read or keep without end',
        bron: 'text',
        tests: [
          [LEZER, 'refuses ${naam} with ${code}'],
          [HANDLE, 'other media types and encodings get 415, too much gets 413'],
          [HANDLE, 'what unpacks to too much is too much, however small it came in'],
          [ONTVANG, 'a message with results has its own bound, and a question keeps the smaller one'],
          [ONTVANG, 'results that grow without end when they are unpacked are cut off'],
          [ONTVANG, 'who is refused makes us read no more than the beginning'],
          [ONTVANG, 'a sender that stops sending is given up, and what he sent is dropped'],
          [
            ONTVANG,
            'a sender of one byte at a time is given up as well; one whose line falters is borne with',
          ],
        ],
      },
    ],
  },
  {
    kop: 'Authorisation and order of checks',
    eisen: [
      {
        eis: 'header `autorisatie` with three strings, each once',
        bron: 'XSD',
        tests: [
          [HANDLE, 'no header'],
          [HANDLE, 'a header without klantcode'],
          [HANDLE, 'a header with klantnaam twice'],
        ],
      },
      {
        eis: '`klantnaam` and `klantcode` belong together: else `Client.OngeldigeKlantIdentificatie`',
        bron: 'text',
        tests: [
          [HANDLE, 'a wrong klantnaam'],
          [HANDLE, 'a wrong klantcode'],
        ],
      },
      {
        eis: 'the key gives access to the school asked for: else `Client.AutorisatieOngeldig`',
        bron: 'text',
        tests: [
          [HANDLE, 'a wrong key'],
          [HANDLE, 'another BRIN'],
          [HANDLE, 'another dependance'],
          [HANDLE, 'an unknown schoolkey'],
        ],
      },
      {
        eis: 'checks have an order, and a failed check ends them',
        bron: 'text',
        tests: [[HANDLE, 'the first check that fails gives the answer, and later ones are not made']],
      },
      {
        eis: 'an unsupported `xsdversie` is `Client.XsdVersieOngeldig`',
        bron: 'text',
        tests: [[HANDLE, 'a wrong xsdversie']],
      },
      {
        eis: 'a message that does not fit the schema is `Client.OngeldigBericht`',
        bron: 'text',
        tests: [
          [HANDLE, 'an invalid BRIN'],
          [HANDLE, 'BRIN and schoolkey'],
          [HANDLE, 'an element that the standard does not know'],
        ],
      },
      {
        eis: 'the stepwise operations send the fault detail that the WSDL declares',
        bron: 'WSDL',
        tests: [
          [
            GETRAPT,
            'a fault about the request has the detail that the WSDL declares; one about the header has none',
          ],
        ],
      },
      {
        eis: 'our own failure is `Server.InterneFout`, without details',
        bron: 'text',
        tests: [[HANDLE, 'an inner failure tells the caller nothing, and the application everything']],
      },
    ],
  },
  {
    kop: 'Pupil data',
    eisen: [
      {
        eis: 'HaalLeerlinggegevens: the whole school, or nothing',
        bron: 'text',
        tests: [
          [HANDLE, 'answers a good request with the pupils of the school'],
          [CLIENT, 'an answer cut off half-way throws; it never ends as a smaller school'],
        ],
      },
      {
        eis: '`geengegevens` and `geenwijzigingen` are answers, truly empty',
        bron: 'XSD',
        tests: [
          [HANDLE, 'is an answer, and truly empty'],
          [HANDLE, 'a school without pupils is geengegevens: an empty list may not exist'],
        ],
      },
      {
        eis: 'every element in its order, with its type',
        bron: 'XSD',
        tests: [
          [
            'edexml/round-trip.test.ts',
            'what the writer makes has the structure and the types of the standard',
          ],
          [OFFICIEEL, 'what we write as answers and requests validates against UWLR 2.2, official and ours'],
          [OFFICIEEL, 'our verdict is the official one: '],
        ],
      },
      {
        eis: 'empty, absent and `00` are the same dependancecode',
        bron: 'XSD',
        tests: [[HANDLE, 'an empty dependancecode is vestiging 00, and so is none']],
      },
      {
        eis: 'a school by schoolkey',
        bron: 'XSD',
        tests: [[HANDLE, 'a school that is asked for by schoolkey is answered by schoolkey']],
      },
      {
        eis: 'who asks version 2.1 gets 2.1: no eckid',
        bron: 'text',
        tests: [[HANDLE, 'who asks in version 2.1 gets version 2.1, without eckid']],
      },
      {
        eis: 'the role `TAL` of a file is no role in a message: its description goes instead',
        bron: 'XSD',
        tests: [[GETRAPT, 'version 2.1 has no eckid here either, and TAL is no role in a message']],
      },
      {
        eis: '`toevoegingen` of a supplier: skipped when reading, judged when judging',
        bron: 'XSD',
        tests: [
          [LEES, 'what is in a toevoeging is never a pupil'],
          [KEURING, 'the extension that EDEXML has itself is judged; any other is one that nobody knows'],
        ],
      },
      {
        eis: 'HaalStructuur, HaalLeerlingen, HaalLeerkrachten: the groups, then who is in them',
        bron: 'WSDL',
        tests: [
          [SAMPLES, ': read whole and byte by byte'],
          [GETRAPT, 'in a message that the standard knows'],
          [CLIENT_GETRAPT, 'haalLeerlingen and haalLeerkrachten give typed parts, as they were'],
          [CLIENT_GETRAPT, 'getrapt gives what the other port gives: school, groups, and everybody once'],
        ],
      },
      {
        eis: 'a group without key: who is in none; a key that is no longer there: passed over',
        bron: 'text',
        tests: [
          [GETRAPT, 'who has no group'],
          [GETRAPT, 'a group that is no longer there, beside one that is'],
          [GETRAPT, 'of groups that are not there, or are empty: geengegevens'],
        ],
      },
      {
        eis: '`groepen` with at least one group, a `key` that is not empty',
        bron: 'XSD',
        tests: [[GETRAPT, 'without groups, with an empty list or with an empty key: Client.OngeldigBericht']],
      },
      {
        eis: '`laatstontvangengegevens`: everything, or `geenwijzigingen`, told per operation; the client puts them together',
        bron: 'text',
        tests: [
          [HANDLE, 'an invalid moment'],
          [CLIENT_GETRAPT, 'getrapt: unchanged groups and unchanged pupils are geenwijzigingen'],
          [
            CLIENT_GETRAPT,
            'getrapt: a group that came in the meantime makes the whole answer fail, to be asked again',
          ],
        ],
      },
      {
        eis: 'live requests that are not quite right: strict by default, borne with per klant',
        bron: 'text',
        tests: [
          [LENIENT, 'strict, '],
          [LENIENT, 'lenient, '],
          [LENIENT, 'lenient is not everything: '],
        ],
      },
      {
        eis: 'tried again: `Server.…` and the road, never `Client.…`',
        bron: 'text',
        tests: [
          [CLIENT_BRENG, 'what may work later is tried again, as often as was asked and no more'],
          [CLIENT_BRENG, 'what never works without a change is not tried again'],
        ],
      },
      {
        eis: 'judged as the official schema judges, in every place of every message',
        bron: 'XSD',
        tests: [
          [MUTANTEN, 'a message changed in one place gets the official verdict: ${rechter.naam}'],
          [KEURING, 'xsi:type may name the type that the element has; xsi:nil may stand nowhere'],
          [KEURING, 'the extension that EDEXML has itself is judged; any other is one that nobody knows'],
          [KEURING, 'text between the parts of an envelope, and attributes that it does not have'],
          [KEURING, 'the code of a fault is a name whose prefix is known; a fault in its detail is one too'],
          [KEURING, 'a fault is a message too; its parts have no namespace, whatever its own is'],
        ],
      },
      {
        eis: 'keys are unique and references lead somewhere',
        bron: 'XSD',
        tests: [
          [
            VALIDATE,
            'in UWLR two pupils under one key are an error; what the official schema lets through is a warning',
          ],
        ],
      },
      {
        eis: 'rules of the manual: jaargroep, temporary keys, names, former pupils',
        bron: 'manual',
        tests: [
          [VALIDATE, 'warns of ${code} at ${pad}'],
          [VALIDATE, 'in a UWLR answer the moment of making must be there, with its zone'],
        ],
      },
      {
        eis: 'faults are read whatever the prefix and the HTTP status',
        bron: 'text',
        tests: [[CLIENT, 'a fault is read whatever the HTTP status and the prefix']],
      },
    ],
  },
  {
    kop: 'Profiles',
    eisen: [
      {
        eis: 'Smalle set and LVS-set: what is forbidden and required',
        bron: 'XSD',
        tests: [
          [OFFICIEEL, 'we and the schema of ${naam} agree on arbitrary messages'],
          [PROFIEL, 'the Smalle set and the LVS-set differ where the standard says so'],
        ],
      },
      {
        eis: 'what only the text of the Smalle set asks',
        bron: 'text',
        tests: [[VALIDATE, 'what only the text of the Smalle set asks is a warning']],
      },
      {
        eis: 'sending the LVS-set, whose schema demands `bsn_ondwnr-4`',
        bron: 'XSD',
        buiten:
          'no identifying number passes through this library (law R1). It judges such messages and applies the set without that number; UWLR 2.3 dropped it too.',
      },
      {
        eis: '`gegevenssetid`: which set a caller gets',
        bron: 'XSD',
        buiten: 'the standard gives no values; the application decides, the library hands it over.',
      },
    ],
  },
  {
    kop: 'Results of tests',
    eisen: [
      {
        eis: 'the message of BrengLeerresultaten: read, written, judged',
        bron: 'XSD',
        tests: [
          [RESULTATEN, 'any results → writer → reader gives the same value back'],
          [OFFICIEEL, 'what we write as results validates against UWLR 2.2'],
        ],
      },
      {
        eis: 'keys of results, codes of tests, numbers of parts',
        bron: 'XSD',
        tests: [
          [RESULTATEN, 'each result has its own key'],
          [RESULTATEN, 'a result is of a test that is there, also when it comes later'],
          [RESULTATEN, 'parts of one test have their own numbers'],
        ],
      },
      {
        eis: 'Toetsdefinities as a file',
        bron: 'XSD',
        tests: [
          [
            RESULTATEN,
            'the confirmation and a file with tests are valid; a file with tests is read as tests',
          ],
        ],
      },
      {
        eis: 'BrengLeerresultaten: taken and confirmed, or refused as a whole',
        bron: 'WSDL',
        tests: [
          [ONTVANG, 'results are taken and confirmed, in a message that the standard knows'],
          [ONTVANG, 'and nothing stays'],
          [ONTVANG, 'many results go to the application in batches, while they come in'],
          [CLIENT_BRENG, 'brengLeerresultaten sends results as they are made'],
        ],
      },
      {
        eis: 'an unknown pupil is `Client.LeerlingOngeldig`, a norm that goes down `Client.ToetsNormeringOngeldig`, a score outside the norms `Client.ScoreOngeldig`, an impossible OSO score `Client.EldResultaatOngeldig`',
        bron: 'text',
        tests: [
          [ONTVANG, 'a pupil that the application does not know'],
          [ONTVANG, 'a norm that goes down'],
          [ONTVANG, 'a score that no norm judges'],
          [ONTVANG, 'scores within the norms of their test, or of their part of it, are taken'],
          [ONTVANG, 'more right than asked'],
        ],
      },
      {
        eis: 'vocabularies: fetching VDEX files and checking terms',
        bron: 'text',
        buiten:
          'nothing that a message names is ever fetched; a term is checked for its form only, so `Client.VocabulaireTermOngeldig` is the application’s.',
      },
      {
        eis: '`anderresultaat`',
        bron: 'XSD',
        buiten: 'abstract: it needs a schema that both parties agree on. Skipped and reported.',
      },
    ],
  },
  {
    kop: 'Not here',
    eisen: [
      {
        eis: 'TLS, client certificates',
        bron: 'text',
        buiten: 'the standard gives no rule; it belongs to the server in front of the handler.',
      },
      {
        eis: 'UWLR 1.0 and 2.3',
        bron: 'text',
        buiten: '1.0 has other namespaces and names; the schemas of 2.3 are not public.',
      },
    ],
  },
];
