// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {IMembership} from "../../../contracts/interfaces/IMembership.sol";
import {CommonsId, BallotId, MemberIndex} from "../../../contracts/types/Ids.sol";
import {CityLife} from "./support/CityLife.sol";
import {SolidityTest} from "./support/SolidityTest.sol";
import {Reputation} from "../../../contracts/reputation/Reputation.sol";
import {BallotBox} from "../../../contracts/ballots/points/BallotBox.sol";

/// @title The rules that hold whatever anybody does, by the numbers and words of docs/rules.md
/// @notice Invariants over any sequence of what people, stewards, relayers and time may do (CityLife). Rule 7 is read
/// from the interfaces in test/contracts/privacy.test.ts; rules 9 and 10 have no subject yet.
contract TenRulesTest is SolidityTest {
    CityLife private _life;
    BallotBox private _box;
    IMembership private _membership;
    Reputation private _reputation;

    function setUp() external {
        _life = new CityLife();
        (address box, address members, address points) = _life.contracts();
        (_box, _membership, _reputation) = (BallotBox(box), IMembership(members), Reputation(points));
        // Some life to begin with, so that short sequences reach far.
        for (uint256 person = 0; person < 6; ++person) _life.join(person, person);
        for (uint256 person = 0; person < 3; ++person) _life.award(person, uint32(person + 5));
        vm.warp(block.timestamp + 10);
        for (uint256 kind = 0; kind < 3; ++kind) _life.open(kind, 1);
        vm.warp(block.timestamp + 10);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_life);
    }

    function test_theCityVotesAtAll() external {
        _life.cast(0, 0, 1);
        _life.castFor(1, 0, 2);
        _life.castBatch(0x0504030200, 0, 0x0401020401);
        equal(_box.ballot(BallotId.wrap(1)).votes, 6, "six people vote once each");
        equal(_life.books(1).votes, 6, "and the books know");
        _life.castBatch(0x0504030200, 1, 0x0703060501);
        holds(_box.ballot(BallotId.wrap(2)).votes > 3, "approvals too");
    }

    /// @dev Who signed before it took over a membership meant its vote all the same.
    function test_aSignatureCountsOnceItsSignerIsAMember() external {
        _life.castBatch(546, 0, 1390);
        _life.move(4, 10);
        _life.misuseBatch(0, 227, 20, 38);
        holds(_life.timesCounted(1, 4) == 1, "the vote that was passed over before counts");
        holds(!_life.foreignVote(), "and it is its voter's own");
    }

    function invariant_rule1_oneMemberOneVote() external view {
        (, MemberIndex next) = _membership.memberCount(CommonsId.wrap(1));
        for (uint32 ballot = 1; ballot <= _box.ballotCount(); ++ballot) {
            uint256 voters = 0;
            for (uint32 index = 0; index < MemberIndex.unwrap(next); ++index) {
                uint256 times = _life.timesCounted(ballot, index);
                holds(times <= 1, "nobody is counted twice");
                bool marked = _box.hasVoted(BallotId.wrap(ballot), MemberIndex.wrap(index));
                holds(marked == (times == 1), "who is counted is marked");
                voters += times;
            }
            uint256 votes = _box.ballot(BallotId.wrap(ballot)).votes;
            equal(votes, voters, "votes are voters");
            holds(votes <= _life.books(ballot).membersAtStart, "no more votes than members at the start");
        }
    }

    function invariant_rule2_theTallyEqualsTheRecountOfTheLogs() external view {
        for (uint32 ballot = 1; ballot <= _box.ballotCount(); ++ballot) {
            CityLife.Books memory book = _life.books(ballot);
            uint256[] memory counters = _box.tally(BallotId.wrap(ballot));
            for (uint256 i = 0; i < 3; ++i) equal(counters[i], book.counters[i], "counter");
            equal(_box.ballot(BallotId.wrap(ballot)).votes, book.votes, "votes");
            equal(_box.ballot(BallotId.wrap(ballot)).voteDigest, book.digest, "digest");
        }
    }

    function invariant_rule3_reputationNeverMovesAndIsAwardsLessRevocations() external view {
        holds(!_life.pointsMoved(), "points never move");
        uint256 total = 0;
        uint256 shown = 0;
        (, MemberIndex next) = _membership.memberCount(CommonsId.wrap(1));
        for (uint32 index = 0; index < MemberIndex.unwrap(next); ++index) {
            total += _reputation.reputationOf(CommonsId.wrap(1), MemberIndex.wrap(index));
        }
        for (uint256 key = 1; key <= _life.PEOPLE(); ++key) shown += _reputation.balanceOf(_life.accountOf(key), 1);
        equal(total, _reputation.totalReputation(CommonsId.wrap(1)), "members' points are the total");
        equal(total, shown, "accounts show each member's points once");
        equal(total, _life.awarded() - _life.revoked(), "awards less revocations");
    }

    function invariant_rule4_aPersonTagIsInACommonsOnce() external view {
        uint256 entered = 0;
        for (uint256 tag = 1; tag <= _life.PEOPLE(); ++tag) {
            uint256 times = _life.timesEntered(bytes32(tag));
            holds(times <= 1, "a tag enters once");
            holds(_membership.isPersonTagUsed(CommonsId.wrap(1), bytes32(tag)) == (times == 1), "and is remembered");
            entered += times;
        }
        (uint32 active, MemberIndex next) = _membership.memberCount(CommonsId.wrap(1));
        equal(MemberIndex.unwrap(next), entered, "an index for each tag");
        holds(active <= entered, "no more members than persons");
    }

    function invariant_rule5_anOpenBallotsRulesAndOptionsNeverChange() external view {
        holds(!_life.rulesChanged(), "rules, period and sheet are as they were opened");
    }

    function invariant_rule6_aRelayerNeverAltersInventsReplaysOrRedirectsAVote() external view {
        holds(!_life.foreignVote(), "every counted vote was meant by its voter for this ballot");
    }
}
