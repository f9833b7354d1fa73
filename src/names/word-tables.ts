/** What a word of a name weighs, as data: words that stand in thousands of names tell little. Pure. */

/** They hold a name together and tell nothing: the Bank *of* China, Red Cross *and* Red Crescent, *al* Noor. */
export const LITTLE_WORDS =
  'the of and for in on by to a an de du des la le les el los las del di da do dos das der die das und et y e al ul ad an ve van von den het im zu'

/** In the name of every second firm; two of them together still name nobody. */
export const EMPTY_WORDS =
  'technology technologies tech technical technological international global general trading trade trader import export importer exporter business enterprise industry industrial commercial commerce service solution management development investment product production system systems national worldwide universal new modern advanced first united joint central main company research scientific science com net org online digital innovation innovative consulting consultant consultancy agency office branch division department unit supply supplies supplier sales marketing resource project venture associate partner establishment est overseas foreign domestic state intl high super professional special ' +
  'inversiones inversion comercializadora distribuidora importadora exportadora comercial servicios consultoria asesoria empresa empresas grupo sociedad negocios etablissement etablissements ets entreprise entreprises ticaret sanayi dis ithalat ihracat pazarlama sherkat sharikat muassasat mouassasat torgovyy torgovy dom kompaniya predpriyatie tovarishchestvo handel handels handelsgesellschaft vertrieb'

/** Words of trades, bodies and things: with a second such word they name somebody (World Bank), alone nobody. */
export const KNOWN_WORDS =
  'world bank banking trust insurance finance financial capital fund funds securities asset assets mortgage loan equity estate real credit leasing exchange ' +
  'oil gas petroleum petrochemical petrochemicals pipeline refinery refining energy power electric electrical electricity electronic electronics nuclear atomic solar wind coal mining mine mineral minerals metal metals steel iron aluminium copper gold silver rare earth chemical chemicals pharmaceutical pharmaceuticals pharma plastic rubber glass cement paper textile garment ' +
  'railway railroad rail road highway bridge port harbor harbour shipping ship shipbuilding shipyard marine maritime ocean sea vessel navigation transport transportation logistics freight cargo forwarding express airline airlines air aviation aircraft airport aerospace aeronautical aeronautics space satellite rocket missile missiles launch flight helicopter drone unmanned vehicle vehicles automobile automotive auto motor motors engine engines turbine bearing machine machines machinery machining tool tools equipment instrument instruments device devices component components parts part hardware material materials manufacturing manufacture manufacturer factory plant works workshop mill foundry ' +
  'computer computing computers software network networks data cloud internet information telecom telecommunication telecommunications communication communications wireless mobile radio radar sonar laser optical optics optoelectronic optoelectronics photonic photonics semiconductor semiconductors microelectronics microelectronic chip chips circuit circuits integrated sensor sensors robot robotics robotic intelligence intelligent artificial smart security safety supercomputing supercomputer quantum cyber video image imaging vision display ' +
  'construction constructor constructors engineering engineer engineers building architecture design contracting contractor property properties land agriculture agricultural food foods beverage water environmental environment medical medicine medicals health healthcare hospital clinic biological biology biotechnology biotech bio gene genetic genomics life microbiology epidemiology ' +
  'institute institution university college school academy laboratory lab laboratories center centre faculty education educational training culture cultural society foundation association federation union league council committee commission ministry bureau authority administration board government department army navy force forces military defense defence police guard arsenal weapon weapons ordnance tactical strategic brigade corps command movement front party people peoples republic democratic liberation islamic revolutionary organization organisation labor labour human rights red cross crescent nations settlements settlement red reconstruction cooperation operation control inspection test testing standard measurement metrology physics chemistry mathematics mechanics mechanical ' +
  'media press news publishing film music sport sports travel tourism hotel restaurant store stores shop market mart mall fashion jewelry jewellery furniture electronica series class north south east west northern southern eastern western northeast northwest southeast southwest upper lower greater provincial municipal city province region regional district county kingdom islands island republic federal sun star line lines brothers bros sons son house home family city garden park ' +
  'inmobiliaria administracion constructora transportes transporte agropecuaria agricola ganadera industrial minera zavod kombinat obedinenie konstruktorskoe byuro nauchno issledovatelskiy proizvodstvennoe proizvodstvennaya mashinostroitelnyy sanaye sanat bunyad bonyad khadamat moassese daneshgah ' +
  'automation automatic economic economy autonomous noncommercial designer processing process refrigeration conditioning purification composite alloy tungsten titanium valve pump cable wire battery lithium hydrogen polymer fluid hydraulic pneumatic pressure vacuum thermal heat temperature analysis analytical instrumentation acoustic acoustics propulsion guidance simulation cognitive biometric facial recognition surveillance detection monitoring sequencing seismic geological geology exploration drilling offshore underwater submarine naval combat ammunition explosive explosives propellant arms artillery tank armor armored armoured lighting lamp led photovoltaic silicon wafer lithography packaging storage memory server servers cybersecurity encryption cryptography blockchain payment currency money ecommerce electromechanical radiation reactor isotope fuel special purpose experimental prototype design designs bureau enterprise complex union repair maintenance overhaul base trade house training rehabilitation treatment vaccine virology toxicology veterinary fishery fishing fish cotton silk wool leather shoe shoes toy toys ceramic ceramics'

/** Brand words that many houses share, and the commonest family names: alone at the head of a name they prove little. */
export const COMMON_WORDS =
  'delta alpha beta gamma omega sigma apex summit apple star sun moon sky golden gold silver diamond crystal dragon tiger lion eagle falcon phoenix panda royal king queen crown victory pioneer future unity union premier prime pacific atlantic ocean orient oriental asian continental galaxy universe cosmos vision horizon frontier landmark fortune lucky happy prosperity peace harmony glory hope dream spring summer green blue red black white bright light power energy force speed swift rapid fast quick best top max plus pro smart easy active dynamic elite excel excellent perfect quality precision trust trusted noble grand great big mega micro nano macro multi omni uni inter trans euro sino all pro one air art car eco air age arc ace ark bay box can day dot key map net one pet set sky top way web zen wave alliance allied experimental metallic integral standard classic universal general original natural logical digital virtual central absolute ideal vital total global rainbow bridge gateway horizon spirit legend heritage liberty freedom victoria diana rose lily lotus jade pearl coral ruby emerald amber onyx cedar oak pine maple palm olive iris venus mars jupiter saturn neptune mercury apollo titan atlas hermes zeus orion vega nova stellar lunar aurora genesis matrix vector focus fusion impact insight inspire concept creative design idea logic mind motion point port gate tower castle palace temple island river lake mountain valley forest field stone rock iron steel storm thunder cloud wind rain snow fire flame spark ' +
  'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang song deng feng han cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao kim lee park choi jung kang cho yoon jang lim nguyen tran le pham singh kumar sharma khan ahmed ahmad ali mohammed muhammad mohammad mohamed hassan hasan hussein hussain hossein ibrahim abdullah omar ivanov petrov smith jones brown johnson williams miller martin garcia rodriguez lopez gonzalez jose maria david john michael noor nour amir reza'

/** Standard abbreviations and spellings: the first word stands for the others. */
export const SAME_WORDS: readonly (readonly string[])[] = [
  ['international', 'intl', 'internat', 'int', 'internacional', 'internationale', 'internazionale'],
  ['technology', 'technologies', 'tech', 'techs', 'technol', 'tekhnologii', 'tecnologia', 'technologie'],
  ['science', 'sciences', 'sci', 'sciens'],
  ['institute', 'inst', 'instt', 'institut', 'instituto', 'istituto'],
  ['university', 'univ', 'universitat', 'universite', 'universidad', 'universita', 'universitet'],
  ['manufacturing', 'mfg', 'mfrg', 'manuf', 'manufg'],
  ['manufacturer', 'mfr', 'manufacturers'],
  ['industry', 'industries', 'ind', 'inds', 'industrie', 'industrias', 'industria'],
  ['industrial', 'indl'],
  ['academy', 'acad', 'akademie', 'akademiya'],
  ['laboratory', 'lab', 'labs', 'laboratories'],
  ['department', 'dept'],
  ['development', 'dev', 'devt', 'develop'],
  ['engineering', 'engg', 'engrg', 'eng', 'engr'],
  ['equipment', 'equip', 'eqpt'],
  ['communication', 'comm', 'comms', 'communications', 'commun'],
  ['telecommunication', 'telecom', 'telecoms', 'telecommunications'],
  ['electronic', 'electronics', 'electron', 'elec'],
  ['electric', 'electrical', 'elektro'],
  ['information', 'info'],
  ['management', 'mgmt', 'mgt'],
  ['national', 'nacional', 'nationale', 'nationales', 'nazionale', 'natsionalnyy', 'natl', 'nat'],
  ['association', 'asociacion', 'associacao', 'associazione', 'verein', 'vereniging', 'assn', 'assoc'],
  ['organization', 'organisation', 'org', 'orgn'],
  ['brothers', 'bros', 'freres', 'gebruder', 'hermanos', 'fratelli'],
  ['foundation', 'stiftung', 'stichting', 'fundacion', 'fundacao', 'fondation', 'fondazione', 'fond'],
  ['ministry', 'ministere', 'ministerio', 'ministerium', 'ministero', 'ministerstvo'],
  ['republic', 'republique', 'republica', 'republik', 'repubblica', 'respublika'],
  ['central', 'centrale', 'tsentralnyy'],
  ['commercial', 'comercial', 'commerciale', 'kommercheskiy'],
  ['airline', 'airlines', 'aerolineas', 'luftfahrt'],
  ['railway', 'railways', 'ferrocarril', 'ferrocarriles'],
  ['service', 'services', 'svc', 'svcs', 'svs'],
  ['system', 'systems', 'sys', 'syst'],
  ['trading', 'trdg', 'trad'],
  ['general', 'gen', 'gnl'],
  ['government', 'gouvernement', 'gobierno', 'regierung', 'govt', 'gov'],
  ['center', 'tsentr', 'centre', 'ctr', 'centro', 'zentrum'],
  ['defense', 'defence', 'def'],
  ['labor', 'labour'],
  ['harbor', 'harbour'],
  ['aluminium', 'aluminum'],
  ['machinery', 'mach'],
  ['product', 'products', 'prod', 'prods'],
  ['enterprise', 'enterprises', 'ent'],
  ['investment', 'investments', 'invest', 'inv'],
  ['chemical', 'chemicals', 'chem'],
  ['pharmaceutical', 'pharmaceuticals', 'pharm'],
  ['semiconductor', 'semiconductors', 'semi', 'semicon'],
  ['material', 'materials', 'matl'],
  ['scientific', 'scient'],
  ['research', 'res', 'rsch'],
  ['logistic', 'logistics', 'logist'],
  ['import', 'imp', 'imports'],
  ['export', 'exp', 'exports'],
  ['bank', 'banka', 'banque', 'banco', 'banca'],
  ['saint', 'st'],
  ['mount', 'mt'],
  ['fort', 'ft'],
  ['company', 'kompaniya'],
  ['program', 'programme'],
  ['fiber', 'fibre'],
  ['theater', 'theatre'],
  ['meter', 'metre'],
  ['gray', 'grey'],
  ['color', 'colour'],
  ['authorization', 'authorisation'],
  ['utilization', 'utilisation'],
  ['modernization', 'modernisation'],
]

/** Cardinals and ordinals up to a hundred are numbers: Three is 3, Third is 3rd. */
export const NUMBER_WORDS =
  'zero:0 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 thirteen:13 fourteen:14 fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19 twenty:20 thirty:30 forty:40 fourty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90 hundred:100 first:1 second:2 third:3 fourth:4 fifth:5 sixth:6 seventh:7 eighth:8 ninth:9 tenth:10 eleventh:11 twelfth:12 thirteenth:13 fourteenth:14 fifteenth:15 sixteenth:16 seventeenth:17 eighteenth:18 nineteenth:19 twentieth:20 thirtieth:30 fortieth:40 fiftieth:50'

/** 科技, 贸易, …: the trades of Chinese firms (simplified), and the bodies that a name ends in. */
export const HAN_GENERIC =
  '科学技术|高新技术|高科技|电子信息|信息技术|网络技术|电子科技|电子商务|信息产业|进出口|对外贸易|国际贸易|半导体|集成电路|人工智能|科技|技术|电子|信息|产业|实业|贸易|商贸|国际|工业|工程|机械|设备|装备|材料|新材料|系统|软件|硬件|数据|网络|智能|制造|建设|建筑|投资|发展|开发|管理|服务|咨询|物流|运输|航运|船舶|航空|航天|宇航|石油|石化|化工|化学|能源|电力|电气|电器|电机|通信|通讯|光电|光学|激光|微电子|仪器|仪表|自动化|机器人|生物|医药|医疗|药业|食品|农业|矿业|钢铁|金属|有色|稀土|汽车|机电|核|银行|保险|证券|基金|研究所|研究院|研究中心|研究|设计院|设计|大学|学院|学校|中心|实验室|科学院|委员会|协会|总局|部队|工厂|供应链|环保|环境|材料科技|精密|精工|重工|先进|创新|联合|第一|新|总|中央|国家|国营|国有|テクノロジー|工業|産業|電機|製作所|商事|大|在|的|与|和|及'

/** Of these, the ones that tell of no trade: 华为技术 is 华为. */
export const HAN_EMPTY = '科技|技术|实业|产业|贸易|商贸|国际|发展|投资|控股|工业|企业|进出口'

/** Family names of firms that many share. */
export const HAN_COMMON =
  '长城|长江|黄河|东方|红星|金龙|新华|华夏|中华|友谊|和平|胜利|光明|阳光|天马|环球|宏大|大众|第一|华东|华南|华北|西南|西北|东北|太阳|万达|恒大|三星|五星|金星|东风|建设|前进|曙光|神州|凯旋|联合|联华'
