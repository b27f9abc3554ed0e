package org.waymark.text;

/** Words that say what stands beside them; all in small letters and without accents. */
final class CueWords {

  static final String TITLES =
      "mr mrs ms miss mx dr prof professor doctor nurse sister midwife matron sir dame rev revd"
          + " reverend fr cllr councillor pc sgt sergeant constable inspector judge senor senora"
          + " sra mme madame monsieur mlle herr frau imam rabbi pastor canon sheikh";

  static final String KIN =
      "mother father mum dad mam brother daughter son husband wife partner friend neighbour"
          + " neighbor colleague carer caseworker keyworker physio teacher tutor driver porter"
          + " trainer worker visitor therapist receptionist counsellor landlord tenant client"
          + " grandson granddaughter grandmother grandfather nephew niece aunt aunty auntie uncle"
          + " cousin manager girlfriend boyfriend fiance fiancee coach mentor caretaker nan gran"
          + " grandad stepson stepdaughter twin twins lad baby boy girl volunteer paramedic"
          + " pharmacist dentist lady gentleman man woman adviser advisor officer handler";

  static final String SPEAKING =
      "spoke speak spoken speaking talked talk met ask asked contact thank thanks seen told meet"
          + " saw helped visited phoned";

  static final String GREETINGS = "dear hi hello regards sincerely thanks cheers";

  static final String SAYING =
      "said told explained rang phoned promised listened cried stayed replied answered apologised"
          + " apologized reassured suggested mentioned agreed refused insisted advised smiled"
          + " shouted laughed texted emailed introduced says tells explains thinks sings sang"
          + " knows lives helped asked";

  static final String INSTITUTIONS =
      "ward wards unit hospital house street road lane avenue close drive court surgery centre"
          + " center school church clinic wing suite park station building hospice infirmary trust"
          + " foundation university college academy bay cross lodge place square terrace award act"
          + " report review gardens garden cottage hall tower towers estate library theatre room"
          + " bridge crescent grove mews row way hill green wood close practice care home homes"
          + " council services department medical health primary theatres group groups society"
          + " museum stadium cathedral chapel mosque memorial line oil soil lights buttons biscuits"
          + " stop beds showers classes fund charity hotel arms inn";

  static final String SAINTS =
      "st saint queen king prince princess royal lake duke duchess lord port mount our";

  static final String PLACES =
      "reading bath london leeds lincoln preston chester kent devon york derby durham bristol"
          + " cardiff swansea newport belfast derry glasgow edinburgh dundee aberdeen stirling"
          + " perth manchester liverpool sheffield bradford birmingham coventry leicester"
          + " nottingham norwich oxford cambridge exeter plymouth southampton portsmouth brighton"
          + " dover hull wells ely wigan bolton bury slough luton crawley hastings barry rugby"
          + " stafford worcester warwick chelsea chad jordan paris sydney vienna georgia india"
          + " china israel carlisle lancaster blackpool sunderland newcastle gateshead england"
          + " scotland wales ireland britain dublin cork galway";

  static final String PHONE =
      "phone phoned telephone tel mobile mob cell call called ring rang text fax whatsapp number"
          + " contact landline switchboard dial reached";

  static final String REFERENCE =
      "order ref reference invoice ticket case account job po barcode tracking serial batch"
          + " version chapter isbn claim sample policy receipt parcel grid sort budget part";

  static final String VEHICLE =
      "reg registration plate car van vehicle lorry truck motorbike taxi rover transit ford driving"
          + " parked";

  static final String EVENTS =
      "admitted admission discharged died death operation operated appointment scan seen fell fall"
          + " born birth dob surgery diagnosed attended visit visited stroke injury arrested"
          + " married assessed";

  static final String PUBLIC =
      "meeting meetings policy published publication guidance act report consultation inspection"
          + " inspected review election budget strike regulations board statement minutes"
          + " legislation launched opened";

  static final String CODES =
      "form room ward box model version grade bay unit hall page row clause section part type"
          + " route routes bus vitamin batch bed trial product";

  static final String PARTICLES =
      "van von der den de da di la le du al el bin ap ab ferch ibn dos della ter ten ni mac nic"
          + " bint o";

  /** Words that may have a capital letter where a name may stand, and are no names. */
  static final String NO_NAMES =
      "a about after again age all also always am an and another any anyone appointment"
          + " appointments are as ask asked asap assistant associate at back bay be because been"
          + " before being both but by call came can cardiology care carer carers christmas"
          + " citizens clinic clinical come consultant consultants contact could council customer"
          + " customers day dear department did do does doctor doctors dr each easter either"
          + " english evening even ever every everybody everyone everything excellent explained"
          + " few finally first for from gave get go god good got gp gps great great had has have"
          + " he health help her here hers hi him his home hospital housing how however i if in"
          + " indeed is it its just kind last later lead led less letter like local looking lots"
          + " lovely made make management manager managers many maternity matron may me midwife"
          + " midwives mine miss monday more morning most mr mrs ms much mum my name neither never"
          + " new next nhs night no nobody none nor not nothing now nurse nurses of off office"
          + " often on once one only or other others our out over overall patient patients people"
          + " pharmacy physio physiotherapy please police porter porters practice practitioner"
          + " prof professor psychiatry radiology reception receptionist receptionists said"
          + " saw school schools security see several she since sister sisters so social society"
          + " some somebody someone somehow sometimes soon sorry specialist staff station still"
          + " student students such supervisor surgery teacher teachers team teams thank thanks"
          + " that the their them then there therefore these they this those thought through"
          + " thursday tuesday wednesday friday saturday sunday to today told tomorrow too"
          + " trained training transport triage two under unit until up us very visit visited"
          + " volunteers wait waited waiting ward was we well went were what when whenever where"
          + " which while who whoever whole why with within without would yes yesterday yet you"
          + " your yours january february march july august september october november december"
          + " autumn spring winter mondays tuesdays wednesdays thursdays fridays british welsh"
          + " irish scottish polish french german spanish italian turkish arabic urdu european"
          + " african asian american jobcentre work pensions universal credit dad mam nan gran"
          + " everyone's dermatology oncology radiotherapy ambulance services service support"
          + " accident emergency covid flu wifi internet google boots tesco asda facebook thinks wristband letter note sign letters notes";

  private CueWords() {}
}
