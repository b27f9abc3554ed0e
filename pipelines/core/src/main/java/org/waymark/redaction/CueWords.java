package org.waymark.redaction;

/** Words that say what stands beside them; all in small letters and without accents. */
final class CueWords {

  static final String TITLES =
      "mr mrs ms miss mx dr prof professor doctor nurse sister midwife matron sir dame rev revd"
          + " reverend fr cllr councillor pc sgt sergeant constable inspector judge senor senora"
          + " sra signor signora pani mevrouw meneer mevr dhr fru mme madame monsieur mlle herr"
          + " frau imam rabbi pastor canon sheikh";

  static final String KIN =
      "mother father mum dad mam brother daughter son husband wife partner friend neighbour"
          + " neighbor colleague carer caseworker keyworker physio teacher tutor driver porter"
          + " trainer worker visitor therapist receptionist counsellor landlord tenant client"
          + " grandson granddaughter grandmother grandfather nephew niece aunt aunty auntie uncle"
          + " cousin manager girlfriend boyfriend fiance fiancee coach mentor caretaker nan gran"
          + " grandad stepson stepdaughter twin twins lad baby boy girl volunteer paramedic patient"
          + " resident pupil lodger flatmate housemate interpreter translator advocate apprentice"
          + " assistant clerk librarian cleaner chef chair secretary treasurer instructor"
          + " childminder headteacher supervisor warden coordinator navigator stepmother stepfather"
          + " godmother godfather widow widower nain taid nana grandma grandpa stepsister"
          + " stepbrother sitter organiser facilitator chaplain hca pharmacist dentist lady"
          + " gentleman man woman adviser advisor officer handler";

  static final String SPEAKING =
      "spoke speak spoken speaking talked talk met ask asked contact thank thanks seen told meet"
          + " saw helped visited phoned";

  static final String GREETINGS =
      "dear hi hello regards sincerely thanks cheers signed handover diolch";

  static final String SAYING =
      "said told explained rang phoned promised listened cried stayed replied answered apologised"
          + " apologized reassured suggested mentioned agreed refused insisted advised smiled"
          + " shouted laughed texted emailed introduced says tells explains thinks sings sang"
          + " knows lives helped asked fixed runs brings teaches opened missed found lost slept"
          + " noticed came went signed speaks drives collected fell sobbed begged whispered laughs"
          + " cries rings works volunteers cooks cleans retired moved stopped brought gave made"
          + " wrote thanked hugged arrived left started forgot returned took";

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

  /** Towns, counties and countries that are hardly ever a person's name. */
  static final String MORE_PLACES =
      "aarhus aberystwyth abuja accra accrington addis afghanistan africa albania aleppo"
          + " algeria algiers alloa alnwick altrincham ambleside america amsterdam andover"
          + " anglesey angola ankara antrim antwerp arbroath argentina argyll armagh ashford asia"
          + " athens athlone auckland australia austria avon aylesbury ayr azerbaijan baghdad"
          + " bahrain banbury bangalore bangkok bangladesh bangor barcelona bari barking barnet"
          + " barnsley barnstaple barrow basel basildon basingstoke basra batley bedford"
          + " bedfordshire beijing belarus belgium bergen berkshire berlin berwick bexhill"
          + " birkenhead blackburn blyth bodmin bognor bolivia bologna bootle bordeaux bosnia"
          + " boston botswana bournemouth bracknell braintree bratislava brazil brecon bridgend"
          + " bridgwater bridlington brixham brixton brno bromley brussels bucharest"
          + " buckinghamshire budapest bulgaria burnley burundi buxton caerphilly cairo caithness"
          + " california cambodia camborne cambridgeshire camden cameroon canada canterbury"
          + " cardigan carmarthen carrickfergus casablanca castleford ceredigion chatham cheddar"
          + " chelmsford cheltenham chennai cheshire chesterfield chicago chichester chile"
          + " chippenham chittagong chorley cirencester clackmannan clacton cluj clwyd clyde"
          + " colchester coleraine cologne colombia colombo colwyn congo consett conwy copenhagen"
          + " corby cornwall cowes craigavon crewe croatia cromer croydon cuba cumberland"
          + " cumbernauld cumbria cyprus czechia damascus darlington dartford daventry delhi"
          + " denbigh denmark derbyshire devon dewsbury dhaka didcot doncaster donegal dorchester"
          + " dorset drogheda dudley dumbarton dumfries dundalk dunfermline dungannon durban dyfed"
          + " eastbourne eastleigh ebbw ecuador egypt elgin enfield ennis enniskillen epsom"
          + " eritrea essex estonia ethiopia europe evesham exmouth falkirk falmouth fareham"
          + " farnborough fermanagh fife finland fleetwood florida folkestone france fraserburgh"
          + " frome galashiels gambia gdansk gdynia geneva germany ghana ghent gillingham"
          + " glamorgan glastonbury glenrothes gloucester gloucestershire gosport gothenburg"
          + " grantham gravesend greece greenock greenwich grimsby guatemala guildford guinea"
          + " gujarat gwent gwynedd hackney hague haiti halifax hamburg hamilton hampshire hanoi"
          + " harare hargeisa haringey harlow harrogate hartlepool hatfield havant haverfordwest"
          + " hawick helsinki hemel hereford herefordshire hertfordshire hexham holyhead honduras"
          + " hong honiton horsham hounslow hove huddersfield humber hungary huntingdon hyderabad"
          + " ibadan iceland ilford ilkeston indonesia inverness ipswich iran iraq irvine"
          + " islamabad islington istanbul italy izmir jakarta jamaica japan johannesburg kabul"
          + " kampala kano karachi kashmir kathmandu kazakhstan keighley kendal kenya kerala kerry"
          + " keswick kettering khartoum kidderminster kiev kilkenny kilmarnock kirkcaldy knowsley"
          + " kolkata kong korea kosovo krakow kumasi kuwait kyiv lagos lahore lambeth lanark"
          + " lancashire laos larne latvia leamington lebanon leicestershire leith lerwick"
          + " letterkenny lewes lewisham liberia libya lichfield lille limavady limerick"
          + " lincolnshire lisbon lisburn lithuania livingston llandudno llanelli llangefni"
          + " londonderry lothian loughborough louth lowestoft lublin ludlow lurgan lusaka"
          + " luxembourg lviv lyon macclesfield madrid maidenhead maidstone malawi malaysia maldon"
          + " mali malmo malta malvern manila mansfield margate marseille matlock mauritius mayo"
          + " meath melbourne mersey merseyside merthyr mexico middlesbrough midlothian milford"
          + " mirpur mogadishu moldova mombasa mongolia monmouth montreal moray morecambe morocco"
          + " morpeth moscow motherwell mozambique mumbai munich myanmar nairn nairobi namibia"
          + " nantes naples neath nepal netherlands newbury newham newmarket newquay newry"
          + " newtownards nicaragua nice niger nigeria norfolk northallerton northampton"
          + " northamptonshire northumberland norway nottinghamshire nuneaton oakham oban odesa"
          + " okehampton oldham omagh oman orkney osaka oslo oxfordshire paignton paisley pakistan"
          + " palestine panama paraguay pembroke pembrokeshire penrith penzance peru peterborough"
          + " peterhead philippines poland pontefract pontypridd poole portadown porthmadog porto"
          + " portree portugal powys poznan prague prestatyn punjab pwllheli qatar ramsgate redcar"
          + " redditch redruth reigate renfrew rhondda rhyl richmond riga ripon rochdale romania"
          + " rome romford rotherham rothesay rotterdam runcorn russia rutland rwanda ryde saigon"
          + " salford salisbury scarborough scunthorpe selby selkirk senegal seoul serbia severn"
          + " seville shanghai shetland shrewsbury shropshire singapore sittingbourne skegness"
          + " sligo slovakia slovenia solihull somalia somerset southend southport southwark spain"
          + " staffordshire stamford stevenage stockholm stockport stockton stornoway strabane"
          + " stranraer stratford stroud sudan suffolk surrey sussex sutherland sutton swansea"
          + " sweden swindon switzerland sylhet syria taiwan tallinn tamworth tanzania taunton"
          + " tees teesside tehran telford tewkesbury texas thailand thames thanet thurrock thurso"
          + " tilbury tiverton togo tokyo toronto torquay totnes toulouse tralee truro tunbridge"
          + " tunis tunisia turin turkey tyne tyneside uganda ukraine ullapool ulverston uppsala"
          + " uruguay utrecht uttoxeter valencia venezuela vietnam vilnius wakefield wallasey"
          + " walsall waltham wandsworth warrington warsaw warwickshire washington waterford"
          + " watford wellingborough welshpool westmorland wexford weymouth whitby whitehaven"
          + " whitstable wick wicklow widnes wiltshire wimbledon winchester windermere windsor"
          + " wirral wisbech woking wolverhampton woolwich worcestershire workington worthing"
          + " wrexham wroclaw yarmouth yemen yeovil yorkshire zambia zimbabwe zurich";

  /** Firms, medicines, tests, feasts and the like, which have capital letters. */
  static final String PROPER =
      "acas addison advent aldi alzheimers amazon amoxicillin android apgar argos arriva"
          + " asda asperger astrazeneca atos barclays barnardos barthel bible braden brexit capita"
          + " covid crohns datix diwali doppler eid emis facebook google greggs hanukkah"
          + " healthwatch hickman hodgkin holter hsbc ibuprofen instagram insulin jobcentre lent"
          + " lidl lloyds macmillan mcdonalds mencap metformin microsoft moderna monzo morrisons"
          + " mosques motability natwest netflix ofcom ofsted paracetamol parkinsons penicillin"
          + " pfizer primark qrisk quran ramadan raynaud rockwood ryles sabbath sainsburys"
          + " samaritans samsung santander serco sjogren skype snomed stagecoach starbucks statin"
          + " systmone tesco torah tourette twitter unison virgin vodafone warfarin whatsapp"
          + " windrush zimmer";

  static final String PHONE =
      "phone phoned telephone tel mobile mob cell call called ring rang text fax whatsapp number"
          + " contact landline switchboard dial reached";

  static final String REFERENCE =
      "order ref reference invoice ticket case account job po barcode tracking serial batch"
          + " version chapter isbn claim sample policy receipt parcel grid sort budget part";

  static final String VEHICLE =
      "reg registration plate car van vehicle lorry truck motorbike moped scooter taxi rover"
          + " transit ford vauxhall volvo toyota nissan honda bmw audi mercedes skoda hyundai"
          + " renault peugeot citroen fiat tesla dacia mazda volkswagen driving parked kennzeichen"
          + " auto wagen fahrzeug lkw voiture camion immatriculation immatriculee kenteken"
          + " matricula coche furgoneta targa macchina automobile carro samochod rejestracja"
          + " rejestracyjny auta spz regnr";

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
          + " english evening even ever every everybody everyone everything excellent explained few"
          + " finally first for from gave get go god good got gp gps great great had has have he"
          + " health help her here hers hi him his home hospital housing how however i if in indeed"
          + " is it its just kind last later lead led less letter like local looking lots lovely"
          + " made make management manager managers many maternity matron may me midwife midwives"
          + " mine miss monday more morning most mr mrs ms much mum my name neither never new next"
          + " nhs night no nobody none nor not nothing now nurse nurses of off office often on once"
          + " one only or other others our out over overall patient patients people pharmacy physio"
          + " physiotherapy please police porter porters practice practitioner prof professor"
          + " psychiatry radiology reception receptionist receptionists said saw school schools"
          + " security see several she since sister sisters so social society some somebody someone"
          + " somehow sometimes soon sorry specialist staff station still student students such"
          + " supervisor surgery teacher teachers team teams thank thanks that the their them then"
          + " there therefore these they this those thought through thursday tuesday wednesday"
          + " friday saturday sunday to today told tomorrow too trained training transport triage"
          + " two under unit until up us very visit visited volunteers wait waited waiting ward was"
          + " we well went were what when whenever where which while who whoever whole why with"
          + " within without would yes yesterday yet you your yours january february march july"
          + " august september october november december autumn spring winter mondays tuesdays"
          + " wednesdays thursdays fridays british welsh irish scottish polish french german"
          + " spanish italian turkish arabic urdu european african asian american jobcentre work"
          + " pensions universal credit dad mam nan gran everyone's dermatology oncology"
          + " radiotherapy ambulance services service support accident emergency covid flu wifi"
          + " internet google boots tesco asda facebook thinks wristband letter note sign letters"
          + " notes nino dob ppsn pesel iban uprn mrn meds obs mdt felt almost having caller crew"
          + " reduce treat parking lift lifts food meals beds drivers buses families parents"
          + " children residents visitors neighbours nobody's serv housing heating bins";

  private CueWords() {}
}
