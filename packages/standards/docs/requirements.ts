/** UWLR 2.2, requirement by requirement: which test holds it, or why it is out of scope. */

export interface Requirement {
  readonly requirement: string;
  /** Where it comes from: the official files, the text of the standard, or the manual of EDEXML. */
  readonly source: 'XSD' | 'WSDL' | 'text' | 'manual' | 'SOAP 1.1';
  /** File under packages/standards/src, and a literal that stands in the name of the test. */
  readonly tests?: readonly (readonly [file: string, name: string])[];
  readonly outOfScope?: string;
}

const HANDLE = 'uwlr/server/handle-uwlr.test.ts';
const CLIENT = 'uwlr/client/create-uwlr-client.test.ts';
const WSDL = 'uwlr/server/node-soap.test.ts';
const VALIDATE = 'validate/validate.test.ts';
const VERDICTS = 'validate/verdicts.test.ts';
const STRANGE = 'uwlr/server/foreign-verzoeken.test.ts';
const MUTANTS = 'official-mutants.test.ts';
const READER = 'xml/read/xml-reader.test.ts';
const READ = 'edexml/read-edexml.test.ts';
const SAMPLES = 'samples.test.ts';
const OFFICIAL = 'official.test.ts';
const RESULTATEN = 'uwlr/results/leerresultaten.test.ts';
const GETRAPT = 'uwlr/server/getrapt.test.ts';
const CLIENT_GETRAPT = 'uwlr/client/fetch-getrapt.test.ts';
const RECEIVE = 'uwlr/server/receive-leerresultaten.test.ts';
const CLIENT_BRENG = 'uwlr/client/breng-leerresultaten.test.ts';
const LENIENT = 'uwlr/server/read-lenient-verzoek.test.ts';
const DESCRIPTION = 'uwlr/wsdl/wsdl.test.ts';
const PROFIEL = 'uwlr/profielen/profiel.test.ts';

export const requirements: readonly {
  readonly heading: string;
  readonly requirements: readonly Requirement[];
}[] = [
  {
    heading: 'Transport and envelope',
    requirements: [
      {
        requirement: 'SOAP 1.1, document/literal; another envelope is `VersionMismatch`',
        source: 'SOAP 1.1',
        tests: [[HANDLE, 'SOAP 1.2']],
      },
      {
        requirement: 'exactly one body element',
        source: 'SOAP 1.1',
        tests: [
          [HANDLE, 'two body elements'],
          [HANDLE, 'an empty body'],
        ],
      },
      {
        requirement: 'an unknown header that must be understood is `MustUnderstand`',
        source: 'SOAP 1.1',
        tests: [
          [HANDLE, 'a header that must be understood'],
          [
            HANDLE,
            'a header that somebody else must understand is nothing to us; one for whoever reads it is',
          ],
        ],
      },
      {
        requirement: 'a header in another order, with the attributes that SOAP stacks add, is taken',
        source: 'text',
        tests: [[HANDLE, 'a header in another order, with the attributes that SOAP stacks add, is good']],
      },
      { requirement: 'no DTD', source: 'SOAP 1.1', tests: [[HANDLE, 'a DTD']] },
      {
        requirement:
          'a fault is HTTP 500, in the namespace of the envelope; it says where, and repeats no value',
        source: 'SOAP 1.1',
        tests: [
          [HANDLE, '${name}: ${faultcode}'],
          [HANDLE, 'a fault says which element, line and column are wrong, and repeats no value'],
        ],
      },
      {
        requirement: 'both ports may share one address; SOAPAction quoted, bare, empty or wrong',
        source: 'WSDL',
        tests: [
          [HANDLE, 'both ports share the URL: the body tells the operation, whatever SOAPAction says'],
          [WSDL, 'SOAPAction without quotes'],
          [WSDL, 'an empty SOAPAction'],
          [WSDL, 'SOAPAction of another operation'],
        ],
      },
      {
        requirement: 'names of service, ports and operations as in the official WSDL',
        source: 'WSDL',
        tests: [
          [WSDL, 'node-soap finds both ports and all four operations in the WSDL'],
          [WSDL, 'node-soap finds the service of results in its own WSDL, at the same address'],
        ],
      },
      {
        requirement: 'answers may be compressed',
        source: 'text',
        tests: [
          [HANDLE, 'an answer is compressed for who asks'],
          [HANDLE, 'a request may come byte by byte and compressed'],
          [WSDL, 'compressed'],
        ],
      },
      {
        requirement:
          'the description of the service can be fetched: `?wsdl`, `?wsdl=leerresultaten`, `?xsd=…`',
        source: 'WSDL',
        tests: [
          [DESCRIPTION, 'describes ${namespace}'],
          [OFFICIAL, 'the schema we publish accepts and refuses what the official one does'],
          [OFFICIAL, 'the schema of results that we publish accepts and refuses what the official one does'],
        ],
      },
      {
        requirement:
          'every operation works for a client of other make, in one piece, in pieces and compressed',
        source: 'WSDL',
        tests: [
          [WSDL, 'node-soap calls ${operatie}, ${name}'],
          [STRANGE, '${maker}: gets the groups of the school'],
          [STRANGE, 'HTTP/1.0, without keep-alive and without chunks'],
        ],
      },
      {
        requirement: 'nobody makes us wait, read or keep without end',
        source: 'text',
        tests: [
          [READER, 'refuses ${name} with ${code}'],
          [HANDLE, 'other media types and encodings get 415, too much gets 413'],
          [HANDLE, 'what unpacks to too much is too much, however small it came in'],
          [RECEIVE, 'a message with results has its own bound, and a question keeps the smaller one'],
          [RECEIVE, 'results that grow without end when they are unpacked are cut off'],
          [RECEIVE, 'who is refused makes us read no more than the beginning'],
          [RECEIVE, 'a sender that stops sending is given up, and what he sent is dropped'],
          [
            RECEIVE,
            'a sender of one byte at a time is given up as well; one whose line falters is borne with',
          ],
        ],
      },
    ],
  },
  {
    heading: 'Authorisation and order of checks',
    requirements: [
      {
        requirement: 'header `autorisatie` with three strings, each once',
        source: 'XSD',
        tests: [
          [HANDLE, 'no header'],
          [HANDLE, 'a header without klantcode'],
          [HANDLE, 'a header with klantnaam twice'],
        ],
      },
      {
        requirement: '`klantnaam` and `klantcode` belong together: else `Client.OngeldigeKlantIdentificatie`',
        source: 'text',
        tests: [
          [HANDLE, 'a wrong klantnaam'],
          [HANDLE, 'a wrong klantcode'],
        ],
      },
      {
        requirement: 'the key gives access to the school asked for: else `Client.AutorisatieOngeldig`',
        source: 'text',
        tests: [
          [HANDLE, 'a wrong key'],
          [HANDLE, 'another BRIN'],
          [HANDLE, 'another dependance'],
          [HANDLE, 'an unknown schoolkey'],
        ],
      },
      {
        requirement: 'checks have an order, and a failed check ends them',
        source: 'text',
        tests: [[HANDLE, 'the first check that fails gives the answer, and later ones are not made']],
      },
      {
        requirement: 'an unsupported `xsdversie` is `Client.XsdVersieOngeldig`',
        source: 'text',
        tests: [[HANDLE, 'a wrong xsdversie']],
      },
      {
        requirement: 'a message that does not fit the schema is `Client.OngeldigBericht`',
        source: 'text',
        tests: [
          [HANDLE, 'an invalid BRIN'],
          [HANDLE, 'BRIN and schoolkey'],
          [HANDLE, 'an element that the standard does not know'],
        ],
      },
      {
        requirement: 'the stepwise operations send the fault detail that the WSDL declares',
        source: 'WSDL',
        tests: [
          [
            GETRAPT,
            'a fault about the request has the detail that the WSDL declares; one about the header has none',
          ],
        ],
      },
      {
        requirement: 'our own failure is `Server.InterneFout`, without details',
        source: 'text',
        tests: [[HANDLE, 'an inner failure tells the caller nothing, and the application everything']],
      },
    ],
  },
  {
    heading: 'Pupil data',
    requirements: [
      {
        requirement: 'HaalLeerlinggegevens: the whole school, or nothing',
        source: 'text',
        tests: [
          [HANDLE, 'answers a good request with the pupils of the school'],
          [CLIENT, 'an answer cut off half-way throws; it never ends as a smaller school'],
        ],
      },
      {
        requirement: '`geengegevens` and `geenwijzigingen` are answers, truly empty',
        source: 'XSD',
        tests: [
          [HANDLE, 'is an answer, and truly empty'],
          [HANDLE, 'a school without pupils is geengegevens: an empty list may not exist'],
        ],
      },
      {
        requirement: 'every element in its order, with its type',
        source: 'XSD',
        tests: [
          [
            'edexml/round-trip.test.ts',
            'what the writer makes has the structure and the types of the standard',
          ],
          [OFFICIAL, 'what we write as answers and requests validates against UWLR 2.2, official and ours'],
          [OFFICIAL, 'our verdict is the official one: '],
        ],
      },
      {
        requirement: 'empty, absent and `00` are the same dependancecode',
        source: 'XSD',
        tests: [[HANDLE, 'an empty dependancecode is vestiging 00, and so is none']],
      },
      {
        requirement: 'a school by schoolkey',
        source: 'XSD',
        tests: [[HANDLE, 'a school that is asked for by schoolkey is answered by schoolkey']],
      },
      {
        requirement: 'who asks version 2.1 gets 2.1: no eckid',
        source: 'text',
        tests: [[HANDLE, 'who asks in version 2.1 gets version 2.1, without eckid']],
      },
      {
        requirement: 'the role `TAL` of a file is no role in a message: its description goes instead',
        source: 'XSD',
        tests: [[GETRAPT, 'version 2.1 has no eckid here either, and TAL is no role in a message']],
      },
      {
        requirement: '`toevoegingen` of a supplier: skipped when reading, judged when judging',
        source: 'XSD',
        tests: [
          [READ, 'what is in a toevoeging is never a pupil'],
          [VERDICTS, 'the extension that EDEXML has itself is judged; any other is one that nobody knows'],
        ],
      },
      {
        requirement: 'HaalStructuur, HaalLeerlingen, HaalLeerkrachten: the groups, then who is in them',
        source: 'WSDL',
        tests: [
          [SAMPLES, ': read whole and byte by byte'],
          [GETRAPT, 'in a message that the standard knows'],
          [CLIENT_GETRAPT, 'haalLeerlingen and haalLeerkrachten give typed parts, as they were'],
          [CLIENT_GETRAPT, 'getrapt gives what the other port gives: school, groups, and everybody once'],
        ],
      },
      {
        requirement: 'a group without key: who is in none; a key that is no longer there: passed over',
        source: 'text',
        tests: [
          [GETRAPT, 'who has no group'],
          [GETRAPT, 'a group that is no longer there, beside one that is'],
          [GETRAPT, 'of groups that are not there, or are empty: geengegevens'],
        ],
      },
      {
        requirement: '`groepen` with at least one group, a `key` that is not empty',
        source: 'XSD',
        tests: [[GETRAPT, 'without groups, with an empty list or with an empty key: Client.OngeldigBericht']],
      },
      {
        requirement:
          '`laatstontvangengegevens`: everything, or `geenwijzigingen`, told per operation; the client puts them together',
        source: 'text',
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
        requirement: 'live requests that are not quite right: strict by default, borne with per klant',
        source: 'text',
        tests: [
          [LENIENT, 'strict, '],
          [LENIENT, 'lenient, '],
          [LENIENT, 'lenient is not everything: '],
        ],
      },
      {
        requirement: 'tried again: `Server.…` and the road, never `Client.…`',
        source: 'text',
        tests: [
          [CLIENT_BRENG, 'what may work later is tried again, as often as was asked and no more'],
          [CLIENT_BRENG, 'what never works without a change is not tried again'],
        ],
      },
      {
        requirement: 'judged as the official schema judges, in every place of every message',
        source: 'XSD',
        tests: [
          [MUTANTS, 'a message changed in one place gets the official verdict: ${judge.name}'],
          [VERDICTS, 'xsi:type may name the type that the element has; xsi:nil may stand nowhere'],
          [VERDICTS, 'the extension that EDEXML has itself is judged; any other is one that nobody knows'],
          [VERDICTS, 'text between the parts of an envelope, and attributes that it does not have'],
          [VERDICTS, 'the code of a fault is a name whose prefix is known; a fault in its detail is one too'],
          [VERDICTS, 'a fault is a message too; its parts have no namespace, whatever its own is'],
        ],
      },
      {
        requirement: 'keys are unique and references lead somewhere',
        source: 'XSD',
        tests: [
          [
            VALIDATE,
            'in UWLR two pupils under one key are an error; what the official schema lets through is a warning',
          ],
        ],
      },
      {
        requirement: 'rules of the manual: jaargroep, temporary keys, names, former pupils',
        source: 'manual',
        tests: [
          [VALIDATE, 'warns of ${code} at ${path}'],
          [VALIDATE, 'in a UWLR answer the moment of making must be there, with its zone'],
        ],
      },
      {
        requirement: 'faults are read whatever the prefix and the HTTP status',
        source: 'text',
        tests: [[CLIENT, 'a fault is read whatever the HTTP status and the prefix']],
      },
    ],
  },
  {
    heading: 'Profiles',
    requirements: [
      {
        requirement: 'Smalle set and LVS-set: what is forbidden and required',
        source: 'XSD',
        tests: [
          [OFFICIAL, 'we and the schema of ${name} agree on arbitrary messages'],
          [PROFIEL, 'the Smalle set and the LVS-set differ where the standard says so'],
        ],
      },
      {
        requirement: 'what only the text of the Smalle set asks',
        source: 'text',
        tests: [[VALIDATE, 'what only the text of the Smalle set asks is a warning']],
      },
      {
        requirement: 'sending the LVS-set, whose schema demands `bsn_ondwnr-4`',
        source: 'XSD',
        outOfScope:
          'no identifying number passes through this library (law R1). It judges such messages and applies the set without that number; UWLR 2.3 dropped it too.',
      },
      {
        requirement: '`gegevenssetid`: which set a caller gets',
        source: 'XSD',
        outOfScope: 'the standard gives no values; the application decides, the library hands it over.',
      },
    ],
  },
  {
    heading: 'Results of tests',
    requirements: [
      {
        requirement: 'the message of BrengLeerresultaten: read, written, judged',
        source: 'XSD',
        tests: [
          [RESULTATEN, 'any results → writer → reader gives the same value back'],
          [OFFICIAL, 'what we write as results validates against UWLR 2.2'],
        ],
      },
      {
        requirement: 'keys of results, codes of tests, numbers of parts',
        source: 'XSD',
        tests: [
          [RESULTATEN, 'each result has its own key'],
          [RESULTATEN, 'a result is of a test that is there, also when it comes later'],
          [RESULTATEN, 'parts of one test have their own numbers'],
        ],
      },
      {
        requirement: 'Toetsdefinities as a file',
        source: 'XSD',
        tests: [
          [
            RESULTATEN,
            'the confirmation and a file with tests are valid; a file with tests is read as tests',
          ],
        ],
      },
      {
        requirement: 'BrengLeerresultaten: taken and confirmed, or refused as a whole',
        source: 'WSDL',
        tests: [
          [RECEIVE, 'results are taken and confirmed, in a message that the standard knows'],
          [RECEIVE, 'and nothing stays'],
          [RECEIVE, 'many results go to the application in batches, while they come in'],
          [CLIENT_BRENG, 'brengLeerresultaten sends results as they are made'],
        ],
      },
      {
        requirement:
          'an unknown pupil is `Client.LeerlingOngeldig`, a norm that goes down `Client.ToetsNormeringOngeldig`, a score outside the norms `Client.ScoreOngeldig`, an impossible OSO score `Client.EldResultaatOngeldig`',
        source: 'text',
        tests: [
          [RECEIVE, 'a pupil that the application does not know'],
          [RECEIVE, 'a norm that goes down'],
          [RECEIVE, 'a score that no norm judges'],
          [RECEIVE, 'scores within the norms of their test, or of their part of it, are taken'],
          [RECEIVE, 'more right than asked'],
        ],
      },
      {
        requirement: 'vocabularies: fetching VDEX files and checking terms',
        source: 'text',
        outOfScope:
          'nothing that a message names is ever fetched; a term is checked for its form only, so `Client.VocabulaireTermOngeldig` is the application’s.',
      },
      {
        requirement: '`anderresultaat`',
        source: 'XSD',
        outOfScope: 'abstract: it needs a schema that both parties agree on. Skipped and reported.',
      },
    ],
  },
  {
    heading: 'Not here',
    requirements: [
      {
        requirement: 'TLS, client certificates',
        source: 'text',
        outOfScope: 'the standard gives no rule; it belongs to the server in front of the handler.',
      },
      {
        requirement: 'UWLR 1.0 and 2.3',
        source: 'text',
        outOfScope: '1.0 has other namespaces and names; the schemas of 2.3 are not public.',
      },
    ],
  },
];
