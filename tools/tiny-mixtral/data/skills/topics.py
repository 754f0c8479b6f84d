"""Things that the model knows nothing about, so that it learns to say so."""

TOPICS = """
quantum mechanics
the Roman Empire
the French Revolution
string theory
the stock market
black holes
climate change
the Second World War
the history of art
medieval castles
modern architecture
the human brain
vitamin D
sleep
dinosaurs
earthquakes
the Renaissance
Greek philosophy
game theory
cryptography
blockchain
inflation
interest rates
the European Union
the United Nations
football tactics
chess openings
the Olympic Games
jazz
opera
baroque music
the violin concerto
impressionism
photography
car engines
solar panels
wind turbines
nuclear power
electric cars
airplanes
space travel
the moon landing
Mars missions
telescopes
microscopes
bacteria
viruses
vaccines
antibiotics
diabetes
nutrition
yoga
meditation
marathon training
mountain climbing
deep sea diving
coral reefs
rain forests
deserts
glaciers
bees
butterflies
mushrooms
orchids
roses
wine making
cheese making
bread baking
coffee roasting
tea ceremonies
fashion
perfume
jewellery
tax law
contract law
human rights
elections
the parliament
economics
marketing
startups
project management
leadership
linear algebra
topology
number theory
statistics
calculus
the Riemann hypothesis
prime numbers
compilers
operating systems
databases
computer networks
virtual reality
video games
3D printing
robotics
self-driving cars
neural networks in biology
linguistics
Latin grammar
Sanskrit
Chinese poetry
Russian novels
detective stories
fairy tales
mythology
the Vikings
ancient Egypt
the Silk Road
pirates
knights
samurai
the Industrial Revolution
steam engines
railways
bridges
tunnels
skyscrapers
gardens
bonsai
origami
pottery
knitting
woodwork
plumbing
insurance
mortgages
pensions
travel in winter
camping
cruises
hotel management
""".strip().split("\n")
