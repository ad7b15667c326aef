import type { LanguageSeeds } from './seeds.ts';

export const english: LanguageSeeds = {
  arts: {
    telling: `film director, theatre, theater, opera, ballet, orchestra, film festival, painter, composer, novelist, poet,
      museum, art gallery, actor, actress, singer, concert, box office, literature, sculpture`,
    usual: `culture, cultural, music, film, movie, novel, album, premiere, exhibition, festival, artist, heritage, art,
      book, broadcaster, journalist`,
  },
  crime: {
    telling: `prosecutor, indictment, defendant, murder, robbery, fraud, corruption, bribery, bribe, drug trafficking,
      police, sentenced, prison, smuggling, theft, supreme court, criminal case, convicted, lawsuit`,
    usual: `court, judge, lawyer, trial, arrest, arrested, suspect, investigation, crime, criminal, law, justice, jail,
      detained, charges`,
  },
  disaster: {
    telling: `earthquake, flood, wildfire, plane crash, landslide, avalanche, rescuers, hurricane, volcano, eruption,
      train derailment, natural disaster, emergency services, collapsed building, gas explosion`,
    usual: `fire, explosion, crash, accident, victims, injured, killed, disaster, evacuation, rescue, damage`,
  },
  economy: {
    telling: `economy, GDP, trade turnover, investment, investor, inflation, export, import, foreign trade, tariffs,
      economic growth, business forum, entrepreneur, free trade, customs duty, recession, supply chain, manufacturing`,
    usual: `economic, trade, business, market, company, industry, industrial, factory, production, price, demand, sales,
      consumer, farm, agriculture, growth, commodity`,
  },
  education: {
    telling: `school, pupil, university, student, teacher, education, curriculum, kindergarten, professor, scholarship,
      textbook, tuition`,
    usual: `learning, college, academic, classroom, lesson, graduate, campus, exam`,
  },
  environment: {
    telling: `climate change, air pollution, greenhouse gas, carbon emissions, biodiversity, conservation, deforestation,
      endangered species, global warming, ecosystem, environmental, desertification`,
    usual: `climate, environment, nature, forest, waste, recycling, wildlife, pollution, emissions, river`,
  },
  health: {
    telling: `hospital, doctor, patient, vaccine, vaccination, epidemic, pandemic, coronavirus, healthcare, medical, cancer,
      surgeon, outbreak, virus, influenza, measles, disease`,
    usual: `health, medicine, treatment, clinic, drug, symptoms, therapy, infection, nurse, diagnosis`,
  },
  people: {
    telling: `celebrity, birthday, royal family, world record, anniversary, award ceremony, centenarian, wedding`,
    usual: `award, prize, record, honour, honor, hero`,
  },
  labour: {
    telling: `unemployment, wages, trade union, labour union, labor union, strike action, labour market, labor market,
      layoffs, minimum wage, collective bargaining, retirement age, workplace safety`,
    usual: `workers, employees, employer, employment, jobs, salary, pension, workforce, hiring`,
  },
  lifestyle: {
    telling: `tourism, tourist, hotel, resort, restaurant, fashion, recipe, cuisine, holidaymakers, travel guide`,
    usual: `travel, holiday, food, beach, leisure, style, chef, garden`,
  },
  politics: {
    telling: `president, parliament, election, prime minister, foreign minister, lawmaker, diplomacy, diplomatic,
      bilateral relations, summit, ambassador, embassy, opposition, constitution, referendum, political party, state visit,
      foreign policy, government, senate, geopolitical, political, Organization of Turkic States`,
    usual: `visit, talks, minister, state, policy, agreement, bill, reform, candidate, vote, cooperation, partnership,
      sanctions, union, governor, mayor, delegation, leader`,
  },
  religion: {
    telling: `mosque, church, imam, patriarch, pope, bishop, orthodox, islam, islamic, christian, muslim, pilgrimage, hajj,
      ramadan, priest, monastery, synagogue, buddhist`,
    usual: `religion, religious, prayer, believers, temple, faith, easter`,
  },
  science: {
    telling: `scientist, scientific research, astronaut, satellite, artificial intelligence, neural network, astronomer,
      physicist, laboratory, nobel prize, software, cybersecurity, robot, quantum, spacecraft, smartphone, startup,
      digitalization, archaeologist`,
    usual: `science, scientific, technology, research, researchers, internet, digital, computer, data, innovation, space,
      discovery`,
  },
  society: {
    telling: `census, demography, refugee, migration, migrant, social welfare, charity, gender equality, human rights,
      volunteer, birth rate, discrimination, humanitarian aid, civil society`,
    usual: `society, population, community, social, family, children, youth, women, residents, marriage, diaspora, citizens`,
  },
  sport: {
    telling: `world cup, european championship, football, footballer, tennis, olympic games, olympics, national team, match,
      coach, boxing, boxer, champions league, hockey, tournament, gold medal, knockout, judo, wrestler, grandmaster,
      semifinal, goalkeeper, athlete, basketball, formula 1`,
    usual: `sport, team, champion, championship, final, victory, player, club, fans, stadium, medal, score, season`,
  },
  conflict: {
    telling: `war, armed conflict, shelling, ceasefire, truce, armed forces, terrorist attack, terrorist, missile strike, drone
      strike, occupation, peace treaty, army, militants, troops, peace talks, front line, military operation, peacekeepers,
      hostage, airstrike`,
    usual: `military, weapons, missile, attack, soldiers, security, conflict, defence, defense, peace, border, protest,
      drone, invasion`,
  },
  weather: {
    telling: `weather forecast, snowfall, blizzard, frost, meteorologist, heatwave, storm warning, rainfall, cyclone,
      thunderstorm`,
    usual: `weather, rain, snow, wind, temperature, fog, heat, storm, degrees`,
  },
  energy: {
    telling: `oil, crude, natural gas, gas pipeline, oil pipeline, electricity, power plant, power station, nuclear power,
      renewable energy, solar power, wind farm, OPEC, coal, uranium, oil field, gas field, hydrogen, green energy,
      Southern Gas Corridor`,
    usual: `energy, gas, fuel, barrel, petrol, gasoline, pipeline, drilling, megawatt, refinery`,
  },
  finance: {
    telling: `central bank, national bank, interest rate, bond, stock exchange, shares, exchange rate, mortgage,
      deposit, cryptocurrency, bitcoin, insurance, public debt, International Monetary Fund, World Bank, securities, eurobond`,
    usual: `bank, banking, financial, finance, dollar, euro, tenge, manat, currency, fund, budget, tax, loan, debt, profit,
      credit, capital`,
  },
  transport: {
    telling: `railway, transport corridor, freight, cargo, container train, container, seaport, airport, airline, transit,
      logistics, Middle Corridor, Zangezur corridor, Trans-Caspian International Transport Route, motorway, shipping, tanker,
      ferry, transport, transportation, transshipment, rail`,
    usual: `port, train, route, road, bus, aircraft, wagon, flight, vessel, corridor, subway, tunnel, bridge, passenger,
      delivery, highway, aviation, truck`,
  },
};
